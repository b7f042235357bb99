import { describe, expect, it } from 'vitest'
import { type GoValue, struct, typedMap } from './go-value'
import { parseTemplate, runTemplate } from './template'

function render(text: string, data: GoValue, missing?: 'error'): string {
  const template = parseTemplate(text)
  if (!template.ok) return template.message
  const result = runTemplate(template.value, data, { missing })
  return result.ok ? result.value : result.message
}

const data = struct('container', {
  Name: '/web',
  Code: 3,
  On: true,
  None: null,
  List: ['a', 'b'],
  Map: { z: '1', a: '2' },
  State: struct('*container.State', { Status: 'running', Pid: 7 }),
  Ports: { '80/tcp': [struct('port', { HostIp: '0.0.0.0', HostPort: '8080' })] },
  Label: (name: GoValue) => `<${name}>`,
})

describe('templates', () => {
  it.each([
    ['{{.Name}}', '/web'],
    ['a {{ .State.Status }} b', 'a running b'],
    ['{{.List}} {{.Map}} {{.State}} {{.On}} {{.None}}', '[a b] map[a:2 z:1] {running 7} true <nil>'],
    ['{{.Map.no}}', '<no value>'],
    ['{{index .Map "z"}}{{index .Map "no"}}', '1'],
    ['{{(index (index .Ports "80/tcp") 0).HostPort}}', '8080'],
    ['{{json .}}'.replace('.', '.State'), '{"Status":"running","Pid":7}'],
    ['{{json .Map}}', '{"a":"2","z":"1"}'],
    ['{{join .List ", "}} {{upper .Name}} {{title "a bc-de"}} {{len .List}}', 'a, b /WEB A Bc-De 2'],
    ['{{range $i, $v := .List}}{{$i}}={{$v}};{{end}}', '0=a;1=b;'],
    ['{{range $k, $v := .Map}}{{$k}}{{$v}} {{end}}', 'a2 z1 '],
    ['{{range .None}}x{{else}}none{{end}}', 'none'],
    ['{{range .List}}{{if eq . "b"}}{{break}}{{end}}{{.}}{{end}}', 'a'],
    ['{{if gt .Code 2}}big{{else if .On}}on{{else}}off{{end}}', 'big'],
    ['{{if and .On (eq .State.Status "running" "paused")}}yes{{end}}', 'yes'],
    ['{{with .State}}{{.Pid}}{{end}} {{$.Name}}', '7 /web'],
    ['{{$x := .Code}}{{$x = 5}}{{$x}}', '5'],
    ['a {{- .Code -}} b{{/* c */}}', 'a3b'],
    ['{{printf "%-6s|%03d|%q|%v" .Name .Code "x" .List}}', '/web  |003|"x"|[a b]'],
    ['{{print 1 2 "a" "b" 3}}{{println "x" 1}}', '1 2a b3x 1\n'.replace('a b', 'ab')],
    ['{{.Label "x"}}', '<x>'],
    ['{{"a\\tb" | printf "%s!"}}', 'a\tb!'],
    ['{{truncate "abcdef" 3}}{{pad "x" 1 2}}|', 'abc x  |'],
    ['{{split "a,b" ","}}', '[a b]'],
    ['{{not .On}} {{or .None "d"}}', 'false d'],
  ])('%s', (text, expected) => {
    expect(render(text, data)).toBe(expected)
  })

  it.each([
    ['{{InvalidFunction}}', 'template: :1: function "InvalidFunction" not defined'],
    ['{{nil}}', 'template: :1:2: executing "" at <nil>: nil is not a command'],
    ['{{.Foo}}', `template: :1:2: executing "" at <.Foo>: can't evaluate field Foo in type container`],
    [
      '{{.State.Foo}}',
      `template: :1:8: executing "" at <.State.Foo>: can't evaluate field Foo in type *container.State`,
    ],
    ['{{.Name', 'template: :1: unclosed action'],
    ['{{.Name}', "template: :1: bad character U+007D '}'"],
    ['{{if .On}}', 'template: :1: unexpected EOF'],
    ['{{end}}', 'template: :1: unexpected {{end}}'],
    ['{{}}', 'template: :1: missing value for command'],
    ['{{$x}}', 'template: :1: undefined variable "$x"'],
    ['{{.Name , .Code}}', 'template: :1: unexpected "," in operand'],
    ['{{"a}}', 'template: :1: unterminated quoted string'],
    [
      '{{index .List 5}}',
      'template: :1:2: executing "" at <index .List 5>: error calling index: index out of range: 5',
    ],
    ['{{upper .Code}}', 'template: :1:8: executing "" at <.Code>: wrong type for value; expected string; got int'],
    ['{{.Label 1}}', 'template: :1:9: executing "" at <1>: expected string; found 1'],
    ['{{len}}', 'template: :1:2: executing "" at <len>: wrong number of args for len: want 1 got 0'],
    [
      '{{eq .Code "x"}}',
      'template: :1:2: executing "" at <eq .Code "x">: error calling eq: incompatible types for comparison',
    ],
  ])('refuses %s', (text, expected) => {
    expect(render(text, data)).toBe(expected)
  })

  it('refuses what plain data lack where asked to', () => {
    const plain = { State: { Status: 'x', None: null } }
    expect(render('{{.State.Health.Status}}', plain, 'error')).toBe(
      'template: :1:8: executing "" at <.State.Health.Status>: map has no entry for key "Health"',
    )
    expect(render('{{.State.None}}', plain, 'error')).toBe('<no value>')
    expect(render('{{.State.Status.x}}', plain, 'error')).toBe(
      `template: :1:8: executing "" at <.State.Status.x>: can't evaluate field x in type interface {}`,
    )
  })

  it('takes no text as key of a map of ports', () => {
    const ports = { Ports: typedMap('map[network.Port]int', { '80/tcp': 1 }) }
    expect(render('{{.Ports}}{{range $k, $v := .Ports}} {{$k}}{{$v}}{{end}} {{len .Ports}}', ports)).toBe(
      'map[80/tcp:1] 80/tcp1 1',
    )
    expect(render('{{index .Ports "80/tcp"}}', ports)).toBe(
      'template: :1:2: executing "" at <index .Ports "80/tcp">: error calling index: value has type string; should be network.Port',
    )
    expect(render('{{(index (index .Ports "81/tcp") 0).HostPort}}', { Ports: {} }, 'error')).toBe(
      'template: :1:3: executing "" at <index (index .Ports "81/tcp") 0>: error calling index: index of untyped nil',
    )
  })

  it('ends nested loops, deep parentheses and long outputs', () => {
    expect(
      render(
        '{{range $}}'.repeat(12) + '{{end}}'.repeat(12),
        Array.from({ length: 50 }, () => 1),
      ),
    ).toContain('too long')
    expect(render(`{{${'('.repeat(30_000)}`, null)).toContain('depth')
    expect(render('{{range 100000}}xxxxxxxxxxxxxxxxxxxxxxxxxx{{end}}', null)).toContain('too long')
  })
})
