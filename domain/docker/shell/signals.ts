import type { Signal } from '@/domain/docker/world/process'

/** Linux's signals on x86-64, in order of their numbers from 1. */
export const signalNames: readonly Signal[] =
  'HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT STOP TSTP TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH POLL PWR SYS'.split(
    ' ',
  )

/** A signal's number; 0 for one that there is not. */
export const numberOf = (name: Signal): number => signalNames.indexOf(name) + 1

/** `TERM`, `SIGTERM`, `term` or `15` → `TERM`; undefined for anything else. `0` and `EXIT` give `EXIT`. */
export function signalNamed(text: string): Signal | undefined {
  if (/^\d+$/.test(text)) return text === '0' ? 'EXIT' : signalNames[Number(text) - 1]
  const name = text.toUpperCase().replace(/^SIG/, '')
  return name === 'EXIT' || signalNames.includes(name) ? name : undefined
}

/** Signals that by default do nothing. Stopping and going on are not modelled: docker pause has its own way. */
export const ignoredByDefault: ReadonlySet<Signal> = new Set([
  'CHLD',
  'CONT',
  'WINCH',
  'URG',
  'STOP',
  'TSTP',
  'TTIN',
  'TTOU',
])
