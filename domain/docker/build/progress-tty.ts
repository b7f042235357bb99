import { errorLogs, type Progress, type Step, statusText } from './progress'

/** Columns of a terminal that does not say how many it has (buildkit progressui display.go getSize). */
const width = 80

/** A text, and another at the right edge. */
const align = (left: string, right: string, columns: number): string =>
  `${left.padEnd(columns - right.length - 1)} ${right}`

/** One line of the screen: what is done, how far, and how long it took. */
function line(name: string, status: string, milliseconds: number): string {
  const seconds = milliseconds < 50 ? 0 : milliseconds / 1000
  const timer = ` ${seconds.toFixed(1)}s\n`
  const prefix = ' => '
  let left = width - prefix.length - timer.length - 1
  const shown = status !== '' && left + status.length > 20
  if (shown) left -= status.length + 1
  if (left < 12) return ''
  return align(`${prefix}${name.slice(0, left)}${shown ? ` ${status}` : ''}`, timer, width)
}

function stepLines(step: Step): string {
  const canceled = step.error.endsWith('context canceled')
  const failed = step.error ? (canceled ? 'CANCELED ' : 'ERROR ') : ''
  const name = `${step.cached ? 'CACHED ' : ''}${failed}${step.name.replaceAll('\t', ' ')}`
  const statuses = step.statuses.map((status) =>
    line(`=> ${status.id}`, statusText(status), (status.completedAt ?? status.startedAt) - status.startedAt),
  )
  return line(name, '', step.completedAt - step.startedAt) + statuses.join('')
}

/**
 * The last screen of a build's progress on a terminal, without colours and movements, and the output of what
 * failed below it (buildkit util/progress/progressui/display.go).
 * @param builder `docker:default`
 */
export function ttyProgress({ steps, waiting, sim }: Progress, builder: string): string {
  const seconds = (sim.world.now - (steps[0]?.startedAt ?? sim.world.now)) / 1000
  const total = steps.length + waiting
  const finished = steps.length > 0 && waiting === 0 ? 'FINISHED' : ''
  const head = `[+] Building ${seconds.toFixed(1)}s (${steps.length}/${total}) ${finished}`
  return `${align(head, builder, width - 1).slice(0, width)}\n${steps.map(stepLines).join('')}${errorLogs(steps)}`
}
