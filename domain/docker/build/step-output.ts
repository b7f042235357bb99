import type { LogLine } from '@/domain/docker/world/container'

/** A command's output as lines, each with the time since its step began (buildkit progressui display.go update). */
export function outputLines(logs: readonly LogLine[], startedAt: number): { after: number; text: string }[] {
  const lines: { after: number; text: string }[] = []
  let open = false
  for (const { at, text } of logs) {
    const parts = text.split('\n')
    const complete = parts.at(-1) === ''
    for (const [index, part] of (complete ? parts.slice(0, -1) : parts).entries()) {
      const last = lines.at(-1)
      if (open && index === 0 && last) last.text += part
      else lines.push({ after: at - startedAt, text: part })
    }
    open = !complete
  }
  return lines
}
