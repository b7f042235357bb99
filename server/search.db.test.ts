import { afterAll, expect, it } from 'vitest'
import { db } from './db'
import { searchBank } from './search'

const { pool, prisma } = db()

afterAll(async () => {
  await prisma.$disconnect()
  await pool.end()
})

const found = async (query: string) => (await searchBank(query)).map(({ href }) => href)

it('finds a concept by its title, by another form of a word, and by the beginning of one', async () => {
  expect((await found('whiteout'))[0]).toBe('/learn/whiteout')
  expect(await found('whiteouts')).toContain('/learn/whiteout')
  expect(await found('whiteo')).toContain('/learn/whiteout')
})

it('finds a concept by a command', async () => {
  const hits = await searchBank('docker image inspect')
  expect(hits.map(({ href }) => href)).toContain('/learn/image-config')
  expect(hits.map(({ kind }) => kind)).toContain('command')
})

it('puts what is called so before what only speaks of it, and shows no marks of a table', async () => {
  const hits = await searchBank('docker run')
  expect(hits[0]).toMatchObject({ kind: 'command', title: 'docker run' })
  const called = hits.map(({ title }) => /docker run/i.test(title))
  expect(called.filter(Boolean).length).toBeGreaterThan(1)
  expect(called.lastIndexOf(true)).toBeLessThan(called.indexOf(false))
  expect(hits.map(({ excerpt }) => excerpt.join('')).filter((text) => text.includes('---'))).toEqual([])
})

it('finds a false belief, and leads to it', async () => {
  expect(await found('lightweight virtual machine')).toContain('/learn/misconceptions#container-is-vm')
})

it('marks the words where they stand', async () => {
  const [hit] = await searchBank('whiteout')
  expect(hit?.excerpt.filter((_, place) => place % 2).join(' ')).toMatch(/whiteout/i)
})

it.each(['', '  ', '&|!', "'; DROP TABLE learner; --", ':*', 'zzzzzz', `${'x'.repeat(5000)}`, '\u0000'])(
  'takes %j without harm',
  async (query) => {
    expect(await searchBank(query)).toEqual([])
  },
)
