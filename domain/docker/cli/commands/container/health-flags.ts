import type { Flags } from '@/domain/docker/cli/spec'
import type { Healthcheck } from '@/domain/docker/images/blobs'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'

const settings = ['interval', 'timeout', 'retries', 'start-period', 'start-interval'] as const

/** The health check that the --health-* options ask for; undefined leaves that of the image (docker/cli container/opts.go). */
export function healthOf(flags: Flags): Outcome<Healthcheck | undefined> {
  const command = flags.text('health-cmd')
  const number = (name: (typeof settings)[number]) => flags.int(`health-${name}`)
  const given = command !== '' || settings.some((name) => number(name) !== 0)
  if (flags.bool('no-healthcheck')) {
    if (given) return refuse('invalid', '--no-healthcheck conflicts with --health-* options')
    return done({ Test: ['NONE'] })
  }
  if (!given) return done(undefined)
  const negative = settings.find((name) => number(name) < 0)
  if (negative) return refuse('invalid', `--health-${negative} cannot be negative`)
  return done({
    Test: command ? ['CMD-SHELL', command] : [],
    ...(number('interval') && { Interval: number('interval') }),
    ...(number('timeout') && { Timeout: number('timeout') }),
    ...(number('start-period') && { StartPeriod: number('start-period') }),
    ...(number('start-interval') && { StartInterval: number('start-interval') }),
    ...(number('retries') && { Retries: number('retries') }),
  })
}
