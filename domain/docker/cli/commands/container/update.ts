import { sayError } from '@/domain/docker/cli/say'
import type { Cli, Command, Flags } from '@/domain/docker/cli/spec'
import { type Limits, updateLimits } from '@/domain/docker/engine/update-limits'
import type { Outcome } from '@/domain/docker/outcome'
import { sayDeprecated } from './deprecated-flags'
import { named } from './operands'
import { parseRestart } from './restart-flag'
import { fromDaemon } from './status-error'
import { updateFlags } from './update-flags'

function limitsOf(flags: Flags): Outcome<Limits> {
  const text = flags.text('restart')
  const restart = parseRestart(text)
  if (!restart.ok) return restart
  return {
    ok: true,
    value: {
      memory: flags.int('memory'),
      memoryReservation: flags.int('memory-reservation'),
      memorySwap: flags.int('memory-swap'),
      nanoCpus: flags.int('cpus'),
      cpuShares: flags.int('cpu-shares'),
      cpuPeriod: flags.int('cpu-period'),
      cpuQuota: flags.int('cpu-quota'),
      cpusetCpus: flags.text('cpuset-cpus'),
      cpusetMems: flags.text('cpuset-mems'),
      pidsLimit: flags.int('pids-limit') || null,
      restart: text ? restart.value : null,
      blkioWeight: flags.int('blkio-weight'),
    },
  }
}

function run(cli: Cli, flags: Flags, args: string[]): number {
  sayDeprecated(cli, flags, ['kernel-memory'])
  if (!updateFlags.some(({ name }) => flags.given(name)))
    return sayError(cli, 'you must provide one or more flags when using this command')
  const limits = limitsOf(flags)
  if (!limits.ok) return sayError(cli, limits.message)
  const warnings: string[] = []
  const errors: string[] = []
  for (const operand of args) {
    const updated = named(operand, (id) => updateLimits(cli.sim, id, limits.value))
    if (updated.ok) {
      cli.out(`${operand}\n`)
      warnings.push(...updated.value)
    } else errors.push(updated.code === 'client' ? updated.message : fromDaemon(updated.message))
  }
  if (warnings.length) cli.out(`${warnings.join('\n')}\n`)
  return errors.length ? sayError(cli, errors.join('\n')) : 0
}

/** docker/cli cli/command/container/update.go */
export const containerUpdate: Command = {
  path: 'container update',
  aliases: ['update'],
  usage: '[OPTIONS] CONTAINER [CONTAINER...]',
  short: 'Update configuration of one or more containers',
  arity: { min: 1 },
  flags: updateFlags,
  run,
}
