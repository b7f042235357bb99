import type { Flag } from './spec'

const text = (name: string, usage: string, over: Partial<Flag> = {}): Flag => ({ name, type: 'string', usage, ...over })
const context =
  'Name of the context to use to connect to the daemon (overrides DOCKER_HOST env var and default context set with "docker context use")'

/** Flags of docker itself, before the command (docker/cli flags/options.go). */
export const globalFlags: readonly Flag[] = [
  text('config', 'Location of client config files', { initial: '/root/.docker' }),
  text('context', context, { short: 'c' }),
  { name: 'debug', short: 'D', type: 'bool', usage: 'Enable debug mode' },
  text('host', 'Daemon socket to connect to', { short: 'H' }),
  text('log-level', 'Set the logging level ("debug", "info", "warn", "error", "fatal")', {
    short: 'l',
    initial: 'info',
  }),
  { name: 'tls', type: 'bool', usage: 'Use TLS; implied by --tlsverify' },
  text('tlscacert', 'Trust certs signed only by this CA', { initial: '/root/.docker/ca.pem' }),
  text('tlscert', 'Path to TLS certificate file', { initial: '/root/.docker/cert.pem' }),
  text('tlskey', 'Path to TLS key file', { initial: '/root/.docker/key.pem' }),
  { name: 'tlsverify', type: 'bool', usage: 'Use TLS and verify the remote' },
  { name: 'version', short: 'v', type: 'bool', usage: 'Print version information and quit' },
]
