import type { HostConfig } from '@/domain/docker/world/container'

const drivers = 'awslogs etwlogs fluentd gcplogs gelf journald json-file local none splunk syslog'.split(' ')
const common = ['env', 'env-regex', 'labels', 'labels-regex', 'tag']
const files = ['max-file', 'max-size', 'compress']
/** Handled by the daemon, whatever the driver. */
const builtIn = ['mode', 'max-buffer-size', 'cache-disabled', 'cache-max-size', 'cache-max-file', 'cache-compress']

/** What is wrong with --log-driver and --log-opt (moby daemon/logger/factory.go, ValidateLogOpts), or null. */
export function wrongLogging({ logDriver, others }: Pick<HostConfig, 'logDriver' | 'others'>): string | null {
  const driver = logDriver || 'json-file'
  const { Config: options = {} } = (others.LogConfig ?? {}) as { Config?: Record<string, string> }
  const { mode = '' } = options
  if (!['', 'blocking', 'non-blocking'].includes(mode)) return `logger: logging mode not supported: ${mode}`
  if ('max-buffer-size' in options && mode !== 'non-blocking')
    return "logger: max-buffer-size option is only supported with 'mode=non-blocking'"
  if (!drivers.includes(driver)) return `logger: no log driver named '${driver}' is registered`
  const known = driver === 'json-file' ? [...common, ...files] : driver === 'local' ? files : null
  const odd = known && Object.keys(options).find((name) => !known.includes(name) && !builtIn.includes(name))
  if (!odd) return null
  return driver === 'local'
    ? `unknown log opt '${odd}' for log driver local`
    : `unknown log opt '${odd}' for json-file log driver`
}
