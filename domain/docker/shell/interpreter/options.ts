import type { Options, ShellState } from './state'

const long: Record<string, keyof Options> = {
  errexit: 'e',
  nounset: 'u',
  xtrace: 'x',
  noglob: 'f',
  noexec: 'n',
  verbose: 'v',
  allexport: 'a',
  pipefail: 'pipefail',
}
const harmless = new Set([
  'b',
  'C',
  'h',
  'm',
  'B',
  'E',
  'T',
  'H',
  'P',
  'p',
  'k',
  't',
  'I',
  'monitor',
  'emacs',
  'vi',
  'posix',
  'noclobber',
  'ignoreeof',
  'notify',
  'errtrace',
  'functrace',
  'histexpand',
  'history',
  'physical',
  'nolog',
  'hashall',
  'braceexpand',
])

/** Sets an option by its letter or its long name. False where the shell has none of that name. */
export function setOption(state: ShellState, name: string, on: boolean): boolean {
  const key = long[name] ?? (/^[euxfnva]$/.test(name) ? (name as keyof Options) : undefined)
  if (key === 'pipefail' && state.dialect === 'dash') return false
  if (key) state.options = { ...state.options, [key]: on }
  return key !== undefined || harmless.has(name)
}

/** What `set -o` lists. */
export const optionList = (state: ShellState): string =>
  Object.entries(long)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, key]) => `${name.padEnd(15)}\t${state.options[key] ? 'on' : 'off'}\n`)
    .join('')
