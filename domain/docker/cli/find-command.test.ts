import { expect, it } from 'vitest'
import { commands } from './commands/all'
import { findCommand } from './find-command'
import { outline } from './outline'

it('finds commands by every path, and names them as docker does', () => {
  expect(findCommand(['info', '-f', 'x'])).toMatchObject({ kind: 'command', called: 'docker info', rest: ['-f', 'x'] })
  expect(findCommand(['system', 'info'])).toMatchObject({ kind: 'command', called: 'docker system info' })
  expect(findCommand(['network', 'list'])).toMatchObject({ kind: 'command', called: 'docker network ls' })
  expect(findCommand(['network'])).toMatchObject({ kind: 'group', rest: [] })
  expect(findCommand(['network', 'lss'])).toMatchObject({ kind: 'group', rest: ['lss'] })
  expect(findCommand(['swarm', 'join', 'x'])).toMatchObject({ kind: 'absent', path: 'swarm join', rest: ['x'] })
  expect(findCommand(['compose', 'up'])).toMatchObject({ kind: 'absent', path: 'compose' })
  expect(findCommand(['compse'])).toMatchObject({ kind: 'unknown', word: 'compse' })
  expect(findCommand(['toString'])).toMatchObject({ kind: 'unknown' })
})

it('knows every command by one spec only', () => {
  const paths = commands.flatMap(({ path, aliases }) => [path, ...aliases])
  expect(paths).toEqual([...new Set(paths)])
})

it('has no flag letter or name twice in a command', () => {
  for (const { path, flags } of commands) {
    const names = flags.flatMap(({ name, short }) => [name, ...(short ? [short] : [])])
    expect([path, names]).toEqual([path, [...new Set(names)]])
  }
})

it('says of every command what docker says', () => {
  const shorts = new Map(outline)
  for (const { path, short, hidden } of commands)
    if (!hidden && shorts.has(path)) expect([path, short]).toEqual([path, shorts.get(path)])
})
