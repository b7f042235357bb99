import { type BuildFiles, loadFiles } from '@/domain/docker/build/build-files'
import { buildFlags } from '@/domain/docker/build/build-flags'
import { type Built, buildImage, type Failed } from '@/domain/docker/build/build-image'
import { readRequest } from '@/domain/docker/build/build-request'
import { checkBuild } from '@/domain/docker/build/check-build'
import type { Warning } from '@/domain/docker/build/lint'
import type { BuildRequest } from '@/domain/docker/build/plan-context'
import { Progress } from '@/domain/docker/build/progress'
import { plainProgress } from '@/domain/docker/build/progress-plain'
import { ttyProgress } from '@/domain/docker/build/progress-tty'
import { excerpt } from '@/domain/docker/build/source-lines'
import { sayError } from '@/domain/docker/cli/say'
import type { Cli, Command, Flags } from '@/domain/docker/cli/spec'
import { resolvePath } from '@/domain/docker/files/path'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'

const usage = '[OPTIONS] PATH | URL | -'

type Mode = 'tty' | 'plain' | 'none' | 'quiet'

/** How progress is shown (buildx commands/build.go toDisplayMode; buildkit progressui display.go NewDisplay). */
function modeOf(cli: Cli, flags: Flags): Outcome<Mode> {
  const asked = flags.text('progress')
  if (flags.bool('quiet') || asked === 'quiet')
    return asked === 'auto' || asked === 'quiet'
      ? done('quiet')
      : refuse('invalid', `progress=${asked} and quiet cannot be used together`)
  if (asked === 'none') return done('none')
  const mode = asked === 'auto' ? (cli.env.BUILDKIT_PROGRESS ?? 'auto') : asked
  if (mode === 'plain') return done('plain')
  if (mode === 'auto' || mode === '' || (mode === 'tty' && cli.errIsTerminal))
    return done(cli.errIsTerminal ? 'tty' : 'plain')
  if (mode === 'tty') return refuse('invalid', 'failed to get console: provided file is not a console')
  if (mode === 'quiet') return done('none')
  if (mode === 'rawjson') return refuse('invalid', 'this lab does not model --progress rawjson')
  return refuse('invalid', `invalid progress mode ${mode}`)
}

/** Warnings, which stand below the progress (buildx commands/build.go printWarnings). */
function warningsText(warnings: readonly Warning[]): string {
  if (!warnings.length) return ''
  const count = warnings.length === 1 ? '1 warning found' : `${warnings.length} warnings found`
  return `\n ${count} (use docker --debug to expand):\n${warnings.map(({ text }) => ` - ${text}\n`).join('')}`
}

function show(cli: Cli, mode: Mode, progress: Progress, warnings: readonly Warning[]): void {
  if (mode === 'tty') cli.err(ttyProgress(progress, 'docker:default'))
  if (mode === 'plain' && progress.steps.length)
    cli.err(plainProgress(progress, 'building with "default" instance using docker driver'))
  if (mode === 'tty' || mode === 'plain') cli.err(warningsText(warnings))
}

const fail = (cli: Cli, message: string): number => sayError(cli, `ERROR: ${message}`)

function failed(cli: Cli, { at, message }: Failed, filename: string, dockerfile: string | null): number {
  for (const range of at) cli.err(excerpt(filename, dockerfile ?? '', range))
  fail(cli, `failed to build: failed to solve: ${message}`)
  return message.endsWith('context canceled') ? 130 : 1
}

/** Writes what the build came to, where that was asked for. */
function finish(cli: Cli, flags: Flags, { exported }: Built): number {
  const { id } = exported
  if (flags.bool('quiet') || flags.text('progress') === 'quiet') cli.out(`${id}\n`)
  const path = flags.text('iidfile')
  if (!path) return 0
  const written = cli.disk.write(resolvePath(cli.cwd, path), id)
  return written.ok ? 0 : fail(cli, `writing image ID file: open ${path}: ${written.message.toLowerCase()}`)
}

type ToCheck = { progress: Progress; files: BuildFiles; request: BuildRequest; path: string }

/** `--check`: the Dockerfile's name is the path to it, as it was typed. */
function check(cli: Cli, flags: Flags, mode: Mode, { progress, files, request, path }: ToCheck): number {
  const flag = flags.text('file')
  const joined = resolvePath('/', path) === '/' ? 'Dockerfile' : `${path.replace(/\/+$/, '')}/Dockerfile`
  const checked = checkBuild(progress, files, request, flag === '-' ? 'stdin' : flag || joined)
  show(cli, mode, progress, [])
  if ('ok' in checked) return fail(cli, `failed to build: failed to solve: ${checked.message}`)
  cli.out(checked.text)
  if (checked.error) return fail(cli, checked.error)
  return checked.warned ? 1 : 0
}

function run(cli: Cli, flags: Flags, args: string[]): number {
  const called = 'docker buildx build'
  if (args.length !== 1)
    return fail(
      cli,
      `docker: '${called}' requires 1 argument\n\nUsage:  ${called} ${usage}\n\nRun '${called} --help' for more information`,
    )
  const checks = flags.bool('check') || ['check', 'lint'].includes(flags.text('call'))
  if (!checks && flags.text('call') !== 'build') return fail(cli, 'this lab does not model --call but for "check"')
  if (['0', 'f', 'false'].includes((cli.env.DOCKER_BUILDKIT ?? '').toLowerCase()))
    return fail(cli, 'this lab does not model the legacy builder: unset DOCKER_BUILDKIT')
  const mode = modeOf(cli, flags)
  if (!mode.ok) return fail(cli, mode.message)
  const progress = new Progress(cli.sim)
  const request = readRequest(cli, flags)
  if (!request.ok && request.code === 'options') return fail(cli, request.message)
  const { disk, cwd, stdin } = cli
  const files = request.ok ? loadFiles({ disk, cwd, stdin: stdin.text }, args[0] ?? '', flags.text('file')) : request
  if (!request.ok || !files.ok) {
    show(cli, mode.value, progress, [])
    return fail(cli, `failed to build: ${files.ok ? '' : files.message}`)
  }
  if (checks)
    return check(cli, flags, mode.value, {
      progress,
      files: files.value,
      request: request.value.request,
      path: args[0] ?? '',
    })
  const built = buildImage(progress, files.value, request.value)
  show(cli, mode.value, progress, built.warnings)
  if ('ok' in built) return failed(cli, built, files.value.filename, files.value.dockerfile)
  return finish(cli, flags, built)
}

/** docker build and its other names, all of which lead to the plugin (buildx commands/build.go; docker/cli cmd/docker/builder.go). */
export const build: Command = {
  path: 'buildx build',
  aliases: ['build', 'image build', 'builder build', 'buildx b', 'builder b'],
  usage,
  short: 'Start a build',
  plugin: true,
  arity: { any: true },
  flags: buildFlags,
  run,
}
