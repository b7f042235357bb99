import { pushImage } from '@/domain/docker/images/push'
import { parseReference } from '@/domain/docker/images/reference'
import type { Exported } from './export-image'
import type { Progress } from './progress'
import { type BuildError, buildError } from './source-lines'

/** In the words of BuildKit's own pusher, where the daemon has others. */
const words = (message: string): string =>
  /denied|insufficient_scope/.test(message)
    ? 'push access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed'
    : message

/**
 * `--push`: in the containerd store BuildKit does it as a part of the export, in overlay2 buildx asks the daemon
 * (buildkit exporter/containerimage/export.go; buildx build/build.go pushWithMoby).
 */
export function pushBuilt(progress: Progress, names: readonly string[], { target }: Exported): BuildError | null {
  const { sim } = progress
  const inside = sim.world.store === 'containerd'
  for (const name of names) {
    const step = (inside ? progress.steps.at(-1) : undefined) ?? progress.begin(`pushing ${name} with docker`)
    const ref = parseReference(name)
    const pushed = ref.ok ? pushImage(sim, ref.value, { terminal: false, say: () => {}, note: () => {} }) : ref
    progress.pass(step, 0)
    if (!pushed.ok) {
      const why = inside ? `failed to push ${name}: ${words(pushed.message)}` : pushed.message
      progress.fail(step, why)
      return buildError(why)
    }
    if (!inside) continue
    progress.status(step, 'pushing layers', { takes: 20 })
    progress.status(step, `pushing manifest for ${name}@${target}`, { takes: 20 })
  }
  return null
}
