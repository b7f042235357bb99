import type { BuildFiles } from './build-files'
import { plan, readDefinition } from './build-image'
import type { Warning } from './lint'
import type { BuildRequest } from './plan-context'
import type { Progress } from './progress'
import { type BuildError, excerpt } from './source-lines'

export type Checked = {
  /** What is printed. */
  text: string
  /** What is wrong with the Dockerfile, with its excerpt; empty when nothing is. */
  error: string
  warned: boolean
}

function warningText({ rule, message, at, url }: Warning, filename: string, dockerfile: string): string {
  const head = `\nWARNING: ${rule}${url && ` - ${url}`}\n${message}\n`
  return at ? head + excerpt(filename, dockerfile, at) : head
}

const errorText = ({ message, at }: BuildError, filename: string, dockerfile: string): string =>
  `${message}\n${at[0] ? excerpt(filename, dockerfile, at[0]) : ''}`

/**
 * `docker build --check`: what a Dockerfile is warned of, without a build
 * (buildkit frontend/subrequests/lint/lint.go; buildx commands/build.go printResult).
 */
export function checkBuild(
  progress: Progress,
  files: BuildFiles,
  request: BuildRequest,
  filename: string,
): Checked | BuildError {
  const dockerfile = readDefinition(progress, files, request)
  const source = files.dockerfile
  if (source === null) return 'ok' in dockerfile ? dockerfile : { ok: false, message: '', at: [] }
  const failed =
    'ok' in dockerfile
      ? dockerfile
      : plan(progress, files, { ...request, ...(!request.target && { allStages: true }) }, dockerfile)
  const warnings = 'ok' in dockerfile ? [] : [...dockerfile.linter.warnings]
  warnings.sort((a, b) => (a.at?.start ?? 0) - (b.at?.start ?? 0))
  const count = warnings.length === 1 ? '1 warning has been found!' : `${warnings.length} warnings have been found!`
  const listed = warnings.map((warning) => warningText(warning, filename, source)).join('')
  const found = warnings.length ? `Check complete, ${count}\n${listed}` : ''
  if ('ok' in failed)
    return { text: found && `${found}\n`, error: errorText(failed, filename, source), warned: warnings.length > 0 }
  return { text: found || 'Check complete, no warnings found.\n', error: '', warned: warnings.length > 0 }
}
