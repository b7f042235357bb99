import { humanSizeOf } from '@/domain/docker/cli/units'

/** What `docker cp` says at its end, in any case (docker/cli container/cp.go, copySummary). */
export function copySummary(content: number, transferred: number, to: string): string {
  const sizes = content === transferred ? '' : ` (transferred ${humanSizeOf(transferred, 3)})`
  return `Successfully copied ${humanSizeOf(content, 3)}${sizes} to ${to}\n`
}
