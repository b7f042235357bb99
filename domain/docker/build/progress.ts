import { moveTo } from '@/domain/docker/engine/clock'
import type { Sim } from '@/domain/docker/sim'

/** A line below a step: `transferring context: 2B`, `exporting layers`. */
export type StepStatus = { id: string; current: number; total: number; startedAt: number; completedAt: number | null }

/** One step as progress shows it (buildkit client/graph.go Vertex). Times are milliseconds since 1970. */
export type Step = {
  name: string
  startedAt: number
  completedAt: number
  cached: boolean
  /** Empty when it went well. */
  error: string
  statuses: StepStatus[]
  /** Lines of output, each with the time since the step began. */
  logs: { after: number; text: string }[]
}

/** What a build has done so far. Nothing is shown before its end: a terminal keeps only the last screen. */
export class Progress {
  readonly steps: Step[] = []
  /** Steps that are known of and did not begin. */
  waiting = 0
  constructor(readonly sim: Sim) {}

  begin(name: string): Step {
    const now = this.sim.world.now
    const step = { name, startedAt: now, completedAt: now, cached: false, error: '', statuses: [], logs: [] }
    this.steps.push(step)
    return step
  }

  /** Lets so many milliseconds pass in a step. */
  pass(step: Step, milliseconds: number): void {
    moveTo(this.sim, this.sim.world.now + milliseconds)
    step.completedAt = this.sim.world.now
  }

  /** A status that takes so long. */
  status(step: Step, id: string, how: { current?: number; total?: number; takes?: number } = {}): void {
    const startedAt = this.sim.world.now
    if (how.takes) this.pass(step, how.takes)
    step.statuses.push({
      id,
      current: how.current ?? 0,
      total: how.total ?? 0,
      startedAt,
      completedAt: this.sim.world.now,
    })
  }

  fail(step: Step, error: string): void {
    step.error = error
    step.completedAt = this.sim.world.now
  }
}

const sizeUnits = ['B', 'kB', 'MB', 'GB', 'TB']

/** `58B`, `1.23kB` (tonistiigi/units with `%.2f`). */
export function transferSize(bytes: number): string {
  let value = bytes
  let unit = 0
  while (value >= 1000 && unit < sizeUnits.length - 1) {
    value /= 1000
    unit++
  }
  return unit === 0 ? `${bytes}B` : `${value.toFixed(2)}${sizeUnits[unit]}`
}

/** The numbers of a status; empty where it has none. */
export function statusText({ current, total }: StepStatus): string {
  if (total) return `${transferSize(current)} / ${transferSize(total)}`
  return current ? transferSize(current) : ''
}

/** Seconds since a step began, as its output is stamped: four digits. */
export function stamp(milliseconds: number): string {
  const seconds = milliseconds / 1000
  return seconds.toFixed(seconds < 10 ? 3 : seconds < 100 ? 2 : 1)
}

/** The output of steps that failed, again (progressui display.go printErrorLogs); `last` so many lines only. */
export function errorLogs(steps: readonly Step[], last?: number): string {
  return steps
    .filter(({ error }) => error && !error.endsWith('context canceled'))
    .map(({ name, logs }) => {
      const lines = (last === undefined ? logs : logs.slice(-last)).map(
        ({ after, text }) => `${stamp(after)} ${text}\n`,
      )
      return `------\n > ${name}:\n${lines.join('')}------\n`
    })
    .join('')
}
