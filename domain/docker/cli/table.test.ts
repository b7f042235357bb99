import { describe, expect, it } from 'vitest'
import { alignColumns } from './columns'
import { formatRows, type Row } from './table'

const rows: Row[] = [
  { ID: '123456789012', Name: 'network_1', Labels: 'a=b', Label: (name) => (name === 'a' ? 'b' : '') },
  { ID: '2', Name: 'a much longer name', Labels: '', Label: () => '' },
]
const headers = { ID: 'NETWORK ID', Name: 'NAME', Labels: 'LABELS' }
const format = (text: string, of = rows) => {
  const out = formatRows({ type: '*formatter.NetworkContext', format: text, headers }, of)
  return out.ok ? out.value : out.message
}

describe('formatRows', () => {
  it('aligns a table under its headers', () => {
    expect(format('table {{.ID}}\t{{.Name}}\t{{.Labels}}')).toBe(
      [
        'NETWORK ID     NAME                 LABELS',
        '123456789012   network_1            a=b',
        '2              a much longer name   ',
        '',
      ].join('\n'),
    )
  })
  it('makes typed escapes real, and cuts blanks', () =>
    expect(format('  table {{.ID}}\\t{{.Name}}', rows.slice(1))).toBe('  table 2\ta much longer name\n'.trimStart()))
  it('keeps columns at least ten wide', () => {
    expect(format('table {{.Name}}\\t{{.ID}}', [{ ID: '1', Name: 'x' }])).toBe('NAME      NETWORK ID\nx         1\n')
  })
  it('shows a header alone', () => expect(format('table {{.ID}}\\t{{.Name}}', [])).toBe('NETWORK ID   NAME\n'))
  it('names columns that have no header', () => {
    expect(format('table {{.ID}}\\t{{.Nope}}', [])).toBe('NETWORK ID   <no value>\n')
    expect(format('table {{.Label "com.example.my-label"}}')).toBe('my label\nb\n\n'.replace('b\n', '\n'))
  })
  it('leaves functions out of headers', () => {
    expect(format('table {{lower .Name}}\\t{{upper .Name}}', rows.slice(0, 1))).toBe(
      'NAME        NAME\nnetwork_1   NETWORK_1\n',
    )
  })
  it('prints JSON, fields sorted', () => {
    expect(format('json')).toBe(
      '{"ID":"123456789012","Labels":"a=b","Name":"network_1"}\n{"ID":"2","Labels":"","Name":"a much longer name"}\n',
    )
  })
  it('prints a template', () => expect(format('{{.ID}}: {{.Label "a"}}')).toBe('123456789012: b\n2: \n'))
  it('refuses what is no template, and unknown fields', () => {
    expect(format('{{InvalidFunction}}')).toBe(
      'template parsing error: template: :1: function "InvalidFunction" not defined',
    )
    expect(format('{{.Foo}}')).toBe(
      'template parsing error: template: :1:2: executing "" at <.Foo>: can\'t evaluate field Foo in type *formatter.NetworkContext',
    )
  })
})

it('aligns only adjacent lines', () => {
  expect(alignColumns('a\tb\nlonger than ten\tc\nd\nx\ty\n')).toBe(
    'a                 b\nlonger than ten   c\nd\nx         y\n',
  )
})
it('counts wide characters twice', () => expect(alignColumns('日本語日本\tb\n')).toBe('日本語日本   b\n'))
