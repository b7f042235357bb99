import { describe, expect, it } from 'vitest'
import { matcherOf, readIgnoreFile } from './ignore-patterns'

const ignores = (patterns: string[], path: string) => {
  const matcher = matcherOf(patterns)
  return matcher.ok ? matcher.value.matches(path) : matcher.message
}

// Cases of moby/patternmatcher patternmatcher_test.go and ignorefile_test.go.
describe('.dockerignore', () => {
  it.each([
    [['**'], 'dir/file', true],
    [['**/file'], 'file', true],
    [['**/file'], 'dir/dir/file', true],
    [['dir/**'], 'dir/file', true],
    [['dir'], 'dir/sub/file', true],
    [['*'], 'dir/file', true],
    [['*/dir'], 'a/dir/x', true],
    [['a?b'], 'axb', true],
    [['a?b'], 'a/b', false],
    [['*.txt'], 'dir/a.txt', false],
    [['**/*.txt'], 'dir/a.txt', true],
    [['a.|)$(}+{bc'], 'a.|)$(}+{bc', true],
    [['abc.def'], 'abcdef', false],
    [['docs', '!docs/README.md'], 'docs/README.md', false],
    [['docs', '!docs/README.md'], 'docs/x', true],
    [['*', '!a'], 'a', false],
    [['!a', '*'], 'a', true],
    [['[ab]c'], 'ac', true],
  ])('%j and %s', (patterns, path, expected) => expect(ignores(patterns, path)).toBe(expected))

  it('reads lines, without comments, blanks and leading slashes', () => {
    expect(readIgnoreFile('\uFEFFtest1\n/test2\n/a/file/here\n\n# x\n !/bang\n../x\n')).toEqual([
      'test1',
      'test2',
      'a/file/here',
      '!bang',
      'x',
    ])
  })

  it('refuses an exclusion of nothing', () => expect(ignores(['!'], 'x')).toBe('illegal exclusion pattern: "!"'))
})
