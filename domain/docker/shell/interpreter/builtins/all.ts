import type { Builtin } from './builtin'
import { directories } from './directory'
import { flow } from './flow'
import { getopts } from './getopts'
import { jobControl } from './jobs'
import { lookup } from './lookup'
import { printing } from './printing'
import { read } from './read'
import { ulimit } from './ulimit'
import { variables } from './variables'

const most: Record<string, Builtin> = {
  ...flow,
  ...variables,
  ...jobControl,
  ...directories,
  ulimit,
  ...printing,
  read,
  getopts,
}

/** Every builtin by name. */
export const builtins: Readonly<Record<string, Builtin>> = {
  ...most,
  ...lookup(new Set([...Object.keys(most), 'type', 'command', 'hash', 'alias', 'unalias'])),
}

/** POSIX's special builtins: they come before functions, and their errors end a shell other than bash. */
export const specialBuiltins: ReadonlySet<string> = new Set([
  '.',
  ':',
  'break',
  'continue',
  'eval',
  'exec',
  'exit',
  'export',
  'readonly',
  'return',
  'set',
  'shift',
  'times',
  'trap',
  'unset',
])
