import type { Cli, Flags } from '@/domain/docker/cli/spec'
import { type Created, type CreateRequest, createContainer } from '@/domain/docker/engine/create'
import { parentOf, resolvePath } from '@/domain/docker/files/path'
import { parsePlatform } from '@/domain/docker/images/platform'
import { pullImage } from '@/domain/docker/images/pull'
import { familiar, fullName, parseReference, withDefaultTag } from '@/domain/docker/images/reference'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import { fromDaemon } from './status-error'

const wrong = (message: string) => refuse('client', message)

/** Why --pull will not do, or null (docker/cli container/create.go, validatePullOpt). */
export const wrongPull = (value: string): string | null =>
  ['always', 'missing', 'never', ''].includes(value)
    ? null
    : `invalid pull option: '${value}': must be one of "always", "missing" or "never"`

/** --cidfile must not exist yet; it is made before anything else. */
function makeIdFile(cli: Cli, file: string): Outcome<null> {
  if (!file) return done(null)
  const path = resolvePath(cli.cwd, file)
  if (cli.disk.stat(path))
    return wrong(`container ID file found, make sure the other container isn't running or delete ${file}`)
  const made = cli.disk.stat(parentOf(path)) ? cli.disk.write(path, '') : refuse('ENOENT', 'no such file or directory')
  if (made.ok) return made
  return wrong(`failed to create the container ID file: open ${file}: ${made.message.toLowerCase()}`)
}

/** What is meant by an image as typed: a name completed, or an id; refused in the library's words. */
function nameOf(image: string): Outcome<string | null> {
  if (/^[a-f0-9]{64}$/.test(image) || /^sha256:[a-f0-9]{64}$/.test(image)) return done(null)
  const reference = parseReference(image)
  return reference.ok ? done(familiar(fullName(withDefaultTag(reference.value)))) : wrong(reference.message)
}

/** The flag's own default is of the environment (docker/cli container/run.go). */
const platformOf = ({ env }: Cli, flags: Flags): string =>
  flags.given('platform') ? flags.text('platform') : (env.DOCKER_DEFAULT_PLATFORM ?? '')

function pull(cli: Cli, image: string, flags: Flags): Outcome<null> {
  const quiet = flags.bool('quiet')
  const platform = platformOf(cli, flags)
  const pulled = pullImage(cli.sim, image, {
    ...(platform && { platform }),
    terminal: cli.errIsTerminal,
    say: (line) => (quiet ? undefined : cli.err(line)),
  })
  if (pulled.ok) return done(null)
  return wrong(pulled.code === 'stream' ? pulled.message : fromDaemon(pulled.message))
}

/** Asks the daemon, pulls what is missing, asks again. */
function createOrPull(cli: Cli, flags: Flags, request: CreateRequest, name: string | null): Outcome<Created> {
  const policy = flags.text('pull')
  if (policy === 'always') {
    const pulled = pull(cli, request.config.Image, flags)
    if (!pulled.ok) return pulled
  }
  const created = createContainer(cli.sim, request)
  if (created.ok || created.code !== 'not-found' || !name || policy !== 'missing')
    return created.ok ? created : wrong(fromDaemon(created.message))
  if (!flags.bool('quiet')) cli.err(`Unable to find image '${name}' locally\n`)
  const pulled = pull(cli, request.config.Image, flags)
  if (!pulled.ok) return pulled
  const again = createContainer(cli.sim, request)
  return again.ok ? again : wrong(fromDaemon(again.message))
}

/**
 * Makes a container as run and create do (docker/cli container/create.go, createContainer); warnings go to stderr.
 * @returns its id, or the whole message
 */
export function newContainer(cli: Cli, flags: Flags, asked: Omit<CreateRequest, 'platform'>): Outcome<string> {
  const platformText = platformOf(cli, flags)
  const platform = platformText ? parsePlatform(platformText) : done(null)
  if (!platform.ok) return wrong(platform.message)
  const idFile = makeIdFile(cli, asked.host.containerIdFile)
  if (!idFile.ok) return idFile
  const idPath = asked.host.containerIdFile && resolvePath(cli.cwd, asked.host.containerIdFile)
  const name = nameOf(asked.config.Image)
  const created = name.ok ? createOrPull(cli, flags, { ...asked, platform: platform.value }, name.value) : name
  if (!created.ok) {
    if (idPath) cli.disk.remove(idPath)
    return created
  }
  for (const warning of created.value.warnings) cli.err(`WARNING: ${warning}\n`)
  if (idPath) cli.disk.write(idPath, created.value.id)
  return done(created.value.id)
}
