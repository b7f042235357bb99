import { goQuote } from '@/domain/docker/cli/go-quote'
import { parseHumanSize } from '@/domain/docker/cli/units'
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

const syntax = (parser: string, text: string) => `strconv.${parser}: parsing ${goQuote(text)}: invalid syntax`

/** Values of --log-opt that json-file looks at only when a container starts (moby daemon/logger/jsonfilelog), or null. */
export function wrongLogValues({ logDriver, others }: Pick<HostConfig, 'logDriver' | 'others'>): string | null {
  if ((logDriver || 'json-file') !== 'json-file') return null
  const { Config: options = {} } = (others.LogConfig ?? {}) as { Config?: Record<string, string> }
  const { 'max-size': size, 'max-file': files, compress } = options
  if (size !== undefined) {
    const bytes = parseHumanSize(size)
    if (!bytes.ok) return bytes.message
    if (bytes.value <= 0) return 'max-size must be a positive number'
  }
  if (files !== undefined && !/^[+-]?\d+$/.test(files)) return syntax('Atoi', files)
  const count = Number(files ?? 1)
  if (count < 1) return 'max-file cannot be less than 1'
  if (compress === undefined) return null
  if (!/^(?:[01tTfF]|true|True|TRUE|false|False|FALSE)$/.test(compress)) return syntax('ParseBool', compress)
  return /^[1tT]/.test(compress) && (count === 1 || size === undefined)
    ? 'compress cannot be true when max-file is less than 2 or max-size is not set'
    : null
}
