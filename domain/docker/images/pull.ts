import type { Outcome } from '@/domain/docker/outcome'
import { refuse } from '@/domain/docker/outcome'
import type { Sim } from '@/domain/docker/sim'
import type { LocalImageView } from './store'

/**
 * Pulls from the registry, as the daemon does; `say` gets each line of progress with its newline
 * (`latest: Pulling from library/alpine`, …, `Status: …`). A refusal carries the daemon's words.
 */
export function pullImage(
  _sim: Sim,
  _text: string,
  _how: { platform?: string; terminal: boolean; say: (line: string) => void },
): Outcome<LocalImageView> {
  return refuse('not-found', 'not yet')
}
