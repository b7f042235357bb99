import { printing } from './printing'
import { references } from './references'
import type { LeftOut, Row } from './row'
import { stores } from './stores'

/** Every fact that is checked. */
export const rows: Row[] = [...printing, ...references, ...stores]

/** Every fact that is not, with its reason. */
export const leftOut: LeftOut[] = []
