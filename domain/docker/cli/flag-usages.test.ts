import { expect, it } from 'vitest'
import { flagUsages } from './flag-usages'
import type { Flag } from './spec'

const flags: Flag[] = [
  { name: 'zeta', short: 'z', type: 'bool', usage: 'Last' },
  { name: 'signal', short: 's', type: 'string', usage: 'Signal to send to the container', initial: 'KILL' },
  {
    name: 'last',
    short: 'n',
    type: 'int',
    usage: 'Show n last created containers (includes all states)',
    initial: '-1',
  },
  {
    name: 'filter',
    short: 'f',
    type: 'list',
    placeholder: 'filter',
    usage: 'Filter output based on conditions provided',
  },
  { name: 'secret', type: 'string', usage: 'No', hidden: true },
  { name: 'size', type: 'string', usage: 'As `bytes` please' },
  { name: 'pull', type: 'string', usage: 'Pull', alone: 'true' },
]

it('lists options as pflag does', () => {
  expect(flagUsages(flags, 79)).toBe(`  -f, --filter filter          Filter output based on conditions provided
  -n, --last int               Show n last created containers (includes
                               all states) (default -1)
      --pull string[="true"]   Pull
  -s, --signal string          Signal to send to the container (default
                               "KILL")
      --size bytes             As bytes please
  -z, --zeta                   Last
`)
})

it('begins on the next line where the names leave no room', () => {
  const [flag] = flagUsages([{ name: 'x'.repeat(60), type: 'bool', usage: 'Some words' }], 79).split('\n')
  expect(flag).toBe(`      --${'x'.repeat(60)}   `)
})
