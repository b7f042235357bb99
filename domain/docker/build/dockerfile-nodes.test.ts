import { describe, expect, it } from 'vitest'
import { parseNodes } from './dockerfile-nodes'

function nodes(text: string) {
  const parsed = parseNodes(text)
  if ('ok' in parsed) throw new Error(parsed.message)
  return parsed.nodes
}
const error = (text: string) => {
  const parsed = parseNodes(text)
  return 'ok' in parsed ? [parsed.message, ...parsed.at.map(({ start, end }) => `${start}-${end}`)] : null
}

describe('instructions of a Dockerfile', () => {
  it('joins continued lines, and leaves comments and empty lines out', () => {
    const [from, run] = nodes('FROM a\n\nRUN one \\\n  # a comment\n\n  && two\n')
    expect(from).toMatchObject({ name: 'FROM', args: ['a'], at: { start: 1, end: 1 } })
    expect(run).toMatchObject({ args: ['one   && two'], at: { start: 3, end: 6 } })
  })

  it('takes another escape token', () => {
    const [, run] = nodes('# escape=`\nFROM a\nRUN one `\n two\\\n')
    expect(run?.args).toEqual(['one  two\\'])
  })

  it('keeps flags, JSON and pairs apart', () => {
    const [copy, cmd, env, old] = nodes('COPY --from=a --chown="x y" b c\nCMD ["a", "b"]\nENV A=1 B="x y"\nENV C d e\n')
    expect(copy).toMatchObject({ flags: ['--from=a', '--chown=x y'], args: ['b', 'c'] })
    expect(cmd).toMatchObject({ args: ['a', 'b'], json: true })
    expect(env?.args).toEqual(['A', '1', '=', 'B', '"x y"', '='])
    expect(old?.args).toEqual(['C', 'd e', ''])
  })

  it('takes heredocs, several at once', () => {
    const [run, copy] = nodes('RUN <<EOF\na\n  b\nEOF\nCOPY <<A <<-"B" /x/\n1\nA\n\t2\n\tB\n')
    expect(run).toMatchObject({
      heredocs: [{ name: 'EOF', content: 'a\n  b\n', expand: true }],
      at: { start: 1, end: 4 },
    })
    expect(copy?.heredocs).toMatchObject([
      { name: 'A', content: '1\n', expand: true },
      { name: 'B', content: '\t2\n', expand: false, chomp: true },
    ])
  })

  it('remembers the comment above', () => {
    expect(nodes('# one\n#\n# two\nFROM a\n')[0]?.comments).toEqual(['two'])
  })

  it.each([
    ['ENV a\n', ['ENV must have two arguments', '1-1']],
    ['FROM a\nLABEL a=1 b\n', [`Syntax error - can't find = in "b". Must be of the form: name=value`, '2-2']],
    ['CMD [1]\n', ['when using JSON array syntax, arrays must be comprised of strings only', '1-1']],
    ['RUN <<EOF\na\n', ['unterminated heredoc', '1-2']],
    ['# only\n', ['file with no instructions', '1-1']],
    ['# escape=x\nFROM a\n', ["invalid escape token 'x' does not match ` or \\", '0-0']],
    ['# escape=\\\n# escape=`\n', ['only one escape parser directive can be used', '1-1']],
  ])('refuses %j', (text, expected) => expect(error(text)).toEqual(expected))
})
