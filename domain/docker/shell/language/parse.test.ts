import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isComplete, parse } from './parse'

describe('parse', () => {
  test.each([
    ['echo "a', 'open', '"'],
    ['if true; then', 'open', 'fi'],
    ['for x in a; do echo', 'open', 'done'],
    ['(echo', 'open', ')'],
    ['echo )', 'unexpected', ')'],
    ['fi', 'unexpected', 'fi'],
    ['a | | b', 'unexpected', '|'],
    ['a; ;', 'unexpected', ';'],
  ])('%s: %s %s', (text, kind, token) => {
    expect(parse(text, 'bash').problem).toMatchObject({ kind, token })
  })

  test('keeps the lines before a problem', () => {
    expect(parse('echo a\necho )', 'dash').nodes).toHaveLength(1)
  })

  test('is plain data', () => {
    const { nodes } = parse(`f() { echo "\${x:-$(date)}" > $y; }; case a in b) ;; esac`, 'bash')
    expect(JSON.parse(JSON.stringify(nodes))).toEqual(nodes)
  })

  test('never throws and always ends', () => {
    const words = fc.constantFrom(
      'if',
      'then',
      'fi',
      '$(',
      ')',
      '"',
      "'",
      '`',
      `\${`,
      '}',
      '<<E',
      '\n',
      ';',
      '&&',
      'x',
      ' ',
      '|',
      '((',
      '[[',
      'case',
      'in',
    )
    fc.assert(fc.property(fc.array(words, { maxLength: 25 }), (parts) => void parse(parts.join(''), 'bash')))
  })
})

describe('isComplete', () => {
  test.each(['echo a', 'if a; then b; fi', "echo 'a b'", 'cat <<E\nx\nE', 'echo )', ''])('%s', (line) => {
    expect(isComplete(line)).toBe(true)
  })
  test.each(['echo a \\', 'if a', "echo 'a", 'cat <<E\nx', 'a |', 'a &&', '{ a', 'f() {', 'while :', 'echo $(a'])(
    '%s …',
    (line) => {
      expect(isComplete(line)).toBe(false)
    },
  )
})
