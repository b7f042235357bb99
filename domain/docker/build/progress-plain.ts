import { errorLogs, type Progress, type Step, type StepStatus, stamp, statusText } from './progress'

/** Lines of output that are shown again for a step that failed (buildkit progressui printer.go). */
const keptLogs = 10

function statusLine(status: StepStatus): string {
  const numbers = statusText(status)
  const seconds = ((status.completedAt ?? status.startedAt) - status.startedAt) / 1000
  const time = seconds > 0.01 ? ` ${seconds.toFixed(1)}s` : ''
  return `${status.id}${numbers && ` ${numbers}`}${time}${status.completedAt === null ? '' : ' done'}`
}

function ending({ error, cached, startedAt, completedAt }: Step): string {
  if (error) return error.endsWith('context canceled') ? 'CANCELED' : `ERROR: ${error}`
  return cached ? 'CACHED' : `DONE ${((completedAt - startedAt) / 1000).toFixed(1)}s`
}

/**
 * A build's progress where there is no terminal, or with `--progress plain`: every step with its number
 * (buildkit util/progress/progressui/printer.go).
 */
export function plainProgress({ steps }: Progress, description: string): string {
  const shown = steps.map((step, index) => {
    const lines = [
      step.name,
      ...step.statuses.map(statusLine),
      ...step.logs.map(({ after, text }) => `${stamp(after)} ${text}`),
      ending(step),
    ]
    return lines.map((text) => `#${index + 1} ${text}\n`).join('')
  })
  return `${[`#0 ${description}\n`, ...shown].join('\n')}${errorLogs(steps, keptLogs)}`
}
