import { describe, expect, it } from 'vitest'
import { type Disk, makeDisk } from '@/domain/docker/files/disk'
import { putIn } from '@/domain/docker/files/machine-disk'
import { directory, file, type Tree } from '@/domain/docker/files/node'
import { archiveOf, archiveSize, contentSize, extract, prepareCopy } from './copy'

function diskWith(tree: Tree): Disk {
  let now = tree
  const root = {
    at: '/',
    base: '/',
    readOnly: false,
    tree: () => now,
    put: (path: string, node: Tree[string] | null) => {
      now = putIn(now, path, node)
    },
  }
  return makeDisk([root], () => 0)
}

const source = () => diskWith({ '/d': directory(), '/d/one': file('1'), '/d/s': directory(), '/d/s/two': file('22') })
const dir = { path: '/d', exists: true, isDir: true }
const one = { path: '/d/one', exists: true, isDir: false }

describe('an archive', () => {
  it('begins with the name of what was copied', () => {
    expect(Object.keys(archiveOf(source(), '/d', 'd'))).toEqual(['d', 'd/one', 'd/s', 'd/s/two'])
    expect(Object.keys(archiveOf(source(), '/d/.', '.'))).toEqual(['.', './one', './s', './s/two'])
  })

  it('takes whole blocks, and two more at its end', () => {
    expect(archiveSize({ a: file('hello') })).toBe(2048)
    expect(archiveSize({ a: file('') })).toBe(1536)
    expect(archiveSize(archiveOf(source(), '/d', 'd'))).toBe(4 * 512 + 2 * 512 + 1024)
    expect(contentSize(source(), '/d')).toBe(3)
  })
})

describe('a copy', () => {
  const archive = archiveOf(source(), '/d', 'd')
  const names = (prepared: ReturnType<typeof prepareCopy>) =>
    prepared.ok ? [prepared.value.directory, ...Object.keys(prepared.value.archive)] : prepared.message

  it('goes into a directory that is there', () => {
    expect(names(prepareCopy(archive, dir, { path: '/to', exists: true, isDir: true }))).toEqual([
      '/to',
      'd',
      'd/one',
      'd/s',
      'd/s/two',
    ])
  })

  it('becomes what is not there yet', () => {
    expect(names(prepareCopy(archive, dir, { path: '/to/new', exists: false, isDir: false }))).toEqual([
      '/to',
      'new',
      'new/one',
      'new/s',
      'new/s/two',
    ])
  })

  it.each([
    [dir, { path: '/file', exists: true, isDir: false }, 'cannot copy directory'],
    [one, { path: '/new/', exists: false, isDir: false }, 'no such directory'],
  ])('refuses %j to %j', (from, to, message) => {
    expect(names(prepareCopy({ one: file('1') }, from, to))).toBe(message)
  })

  it('merges directories and replaces files', () => {
    const disk = diskWith({ '/to': directory(), '/to/d': directory(), '/to/d/old': file('o'), '/to/d/one': file('x') })
    expect(extract(disk, archive, '/to', { owner: { uid: 7, gid: 8 } })).toMatchObject({ ok: true })
    expect(disk.list('/to/d')).toMatchObject({ value: ['old', 'one', 's'] })
    expect(disk.stat('/to/d/one')).toMatchObject({ content: '1', uid: 7, gid: 8 })
  })

  it('makes no file of a directory, and no directory of a file', () => {
    const disk = diskWith({ '/to': directory(), '/to/d': file('x'), '/to/one': directory() })
    expect(extract(disk, archive, '/to')).toMatchObject({
      message: 'cannot overwrite non-directory "d" with directory "/to"',
    })
    expect(extract(disk, { one: file('1') }, '/to')).toMatchObject({
      message: 'cannot overwrite directory "one" with non-directory "/to"',
    })
  })

  it('stays within its directory', () => {
    const disk = diskWith({ '/to': directory() })
    const out = extract(disk, { 'a/../../x': file('x') }, '/to')
    expect(out).toMatchObject({ message: 'invalid entry name "a/../../x"' })
    expect(disk.list('/')).toMatchObject({ value: ['to'] })
  })
})
