import { expect, it } from 'vitest'
import { absolute, assertsDirectory, baseOf, followed, rebased, splitEntry } from './copy-path'

it.each([
  ['a', '/root/a'],
  ['a/', '/root/a/'],
  ['a/.', '/root/a/.'],
  ['.', '/root/.'],
  ['/x/../y', '/y'],
  ['/', '/'],
])('makes %j absolute', (path, expected) => {
  expect(absolute('/root', path)).toBe(expected)
})

it('knows paths that say that they are directories', () => {
  expect(['a', 'a/', 'a/.', '.', 'a.'].map(assertsDirectory)).toEqual([false, true, true, true, false])
})

it('splits a path', () => {
  expect(splitEntry('/a/b')).toEqual({ directory: '/a', base: 'b' })
  expect(splitEntry('/a/b/')).toEqual({ directory: '/a', base: 'b' })
  expect(splitEntry('/a/b/.')).toEqual({ directory: '/a/b', base: '.' })
  expect([baseOf('/a/b/'), baseOf('/'), baseOf('')]).toEqual(['b', '/', '.'])
})

it('renames the first part of names in an archive', () => {
  expect(rebased('dir/file', 'dir', 'new')).toBe('new/file')
  expect(rebased('dir', 'dir', 'new')).toBe('new')
  expect(rebased('directory', 'dir', 'new')).toBe('directory')
  expect(rebased('./file', '.', 'new')).toBe('new/file')
  expect(rebased('/file', '/', 'new')).toBe('new/file')
})

it('follows a link, and keeps the name it was asked for under', () => {
  expect(followed('/l', '/target/file')).toEqual({ path: '/target/file', rebaseName: 'l' })
  expect(followed('/l/.', '/target')).toEqual({ path: '/target/.', rebaseName: '' })
})
