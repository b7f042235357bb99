import { builds } from './builds'
import { images } from './images'
import { life } from './life'
import { lists } from './lists'
import { printing } from './printing'
import { pulls } from './pulls'
import { references } from './references'
import type { LeftOut, Row } from './row'
import { starts } from './starts'
import { stores } from './stores'
import { transfer } from './transfer'
import { use } from './use'

/** Every fact that is checked. */
export const rows: Row[] = [
  ...printing,
  ...references,
  ...stores,
  ...pulls,
  ...starts,
  ...life,
  ...use,
  ...images,
  ...builds,
  ...transfer,
  ...lists,
]

/** Every fact that is not, with its reason. */
export const leftOut: LeftOut[] = [
  { id: '35', why: 'a container is dead or being removed only between two steps of the daemon, which no command sees' },
  { id: '77', why: 'the same: no command finds a container dead' },
  { id: '69', why: 'nobody presses Ctrl-C in a script; the lab interrupts a foreground container for the learner' },
  { id: '102', why: 'two prunes at once: commands run one after another here' },
  { id: 'R6', why: 'the daemon of a world is always up' },
  { id: 'R8', why: 'nobody sends a signal to the command line itself' },
  { id: 'S13', why: 'a world has no user namespaces' },
]
