import { identifierOf } from '@/domain/docker/cli/identifier'
import { sayError } from '@/domain/docker/cli/say'
import type { Cli } from '@/domain/docker/cli/spec'
import type { Outcome } from '@/domain/docker/outcome'
import { fromDaemon } from './status-error'

/**
 * What came of each operand: a success shows it on stdout, the errors follow on stderr, one per line.
 * A refusal with the code `client` is said as it is, others as the daemon's.
 * @returns the exit status, 1 if any failed
 */
export function sayEach(cli: Cli, operands: readonly string[], outcomes: readonly Outcome<unknown>[]): number {
  const errors: string[] = []
  for (const [i, operand] of operands.entries()) {
    const outcome = outcomes[i]
    if (outcome?.ok) cli.out(`${operand}\n`)
    else if (outcome) errors.push(outcome.code === 'client' ? outcome.message : fromDaemon(outcome.message))
  }
  return errors.length ? sayError(cli, errors.join('\n')) : 0
}

/** An operation on a container that is named; nothing at all is refused by the client. */
export function named<T>(operand: string, operation: (id: string) => Outcome<T>): Outcome<T> {
  const id = identifierOf('container', operand)
  return id.ok ? operation(id.value) : { ...id, code: 'client' }
}

/** One operation on each operand in turn. */
export const doEach = (cli: Cli, operands: readonly string[], operation: (id: string) => Outcome<unknown>): number =>
  sayEach(
    cli,
    operands,
    operands.map((operand) => named(operand, operation)),
  )
