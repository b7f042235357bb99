import type { Command } from './spec'

const plural = (count: number) => (count === 1 ? 'argument' : 'arguments')

/** What docker says to a wrong number of arguments (docker/cli required.go), or null. */
export function arityError({ arity, usage }: Command, called: string, count: number): string | null {
  const say = (what: string, verb = 'Run') =>
    `docker: '${called}' ${what}\n\nUsage:  ${usageLine(called, usage)}\n\n${verb} '${called} --help' for more information`
  if ('none' in arity) return count ? say('accepts no arguments') : null
  if ('exact' in arity) return count === arity.exact ? null : say(`requires ${arity.exact} ${plural(arity.exact)}`)
  if ('min' in arity && arity.max === undefined)
    return count >= arity.min ? null : say(`requires at least ${arity.min} ${plural(arity.min)}`, 'See')
  if ('min' in arity && arity.max !== undefined)
    return count >= arity.min && count <= arity.max
      ? null
      : say(`requires at least ${arity.min} and at most ${arity.max} ${plural(arity.max)}`)
  if ('max' in arity && arity.max !== undefined)
    return count <= arity.max ? null : say(`requires at most ${arity.max} ${plural(arity.max)}`)
  return null
}

/** `docker ps [OPTIONS]` */
export const usageLine = (called: string, usage: string): string => (usage ? `${called} ${usage}` : called)
