import type { Cli } from '@/domain/docker/cli/spec'
import { resolvePath } from '@/domain/docker/files/path'
import { update } from '@/domain/docker/sim'

/** The key of Docker Hub in the configuration file. */
export const indexServer = 'https://index.docker.io/v1/'

type ConfigFile = { auths?: Record<string, { auth: string }> } & Record<string, unknown>

/** The client's configuration file, a path of the host. */
export const configPath = (cli: Cli): string =>
  cli.env.DOCKER_CONFIG
    ? resolvePath(cli.cwd, `${cli.env.DOCKER_CONFIG}/config.json`)
    : resolvePath(cli.env.HOME ?? '/root', '.docker/config.json')

function readConfig(cli: Cli): ConfigFile {
  const read = cli.disk.read(configPath(cli))
  if (!read.ok) return {}
  try {
    const parsed: unknown = JSON.parse(read.value)
    return typeof parsed === 'object' && parsed !== null ? (parsed as ConfigFile) : {}
  } catch {
    return {}
  }
}

function writeConfig(cli: Cli, config: ConfigFile): void {
  const path = configPath(cli)
  cli.disk.mkdir(path.slice(0, path.lastIndexOf('/')), { mode: 0o700 })
  cli.disk.write(path, JSON.stringify(config, null, '\t'), { mode: 0o600 })
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Base64 of a text's UTF-8 bytes. */
export function base64(text: string): string {
  const bytes = new TextEncoder().encode(text)
  let encoded = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(i, i + 3)
    const triple = (a << 16) | (b << 8) | c
    const quad = [triple >> 18, (triple >> 12) & 63, (triple >> 6) & 63, triple & 63]
    encoded += quad.map((digit, place) => (i + place > bytes.length ? '=' : (digits[digit] ?? ''))).join('')
  }
  return encoded
}

/** A registry's name in the world: Docker Hub's as in image names. */
const registryOf = (server: string): string => (server === indexServer ? 'docker.io' : server)

/** The user that is logged in to a server; undefined for none. */
export const userOf = (cli: Cli, server: string): string | undefined => cli.sim.world.logins[registryOf(server)]

/**
 * Keeps credentials in the configuration file, in the clear, and warns when they are new
 * (docker/cli cli/config/credentials/file_store.go).
 */
export function storeCredentials(cli: Cli, server: string, user: string, password: string): void {
  const config = readConfig(cli)
  const auth = base64(`${user}:${password}`)
  const isNew = config.auths?.[server]?.auth !== auth
  update(cli.sim, { logins: { ...cli.sim.world.logins, [registryOf(server)]: user } })
  if (!isNew) return
  writeConfig(cli, { ...config, auths: { ...config.auths, [server]: { auth } } })
  cli.err(`
WARNING! Your credentials are stored unencrypted in '${configPath(cli)}'.
Configure a credential helper to remove this warning. See
https://docs.docker.com/go/credential-store/

`)
}

/** Forgets the credentials of servers. */
export function eraseCredentials(cli: Cli, servers: readonly string[]): void {
  const config = readConfig(cli)
  const gone = new Set(servers)
  const kept = Object.entries(config.auths ?? {}).filter(([server]) => !gone.has(server))
  if (kept.length !== Object.keys(config.auths ?? {}).length)
    writeConfig(cli, { ...config, auths: Object.fromEntries(kept) })
  const names = new Set(servers.filter((server) => server !== 'docker.io').map(registryOf))
  const logins = Object.entries(cli.sim.world.logins).filter(([name]) => !names.has(name))
  update(cli.sim, { logins: Object.fromEntries(logins) })
}

/** A server's host and port, without its scheme and path (credentials.ConvertToHostname). */
export const hostnameOf = (server: string): string => server.replace(/^[a-z]+:\/\//i, '').replace(/\/.*$/, '')
