import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import type { RestartPolicy } from '@/domain/docker/world/container'

/** `on-failure:3`; which names there are, the daemon says (docker/cli opts/parse.go, ParseRestartPolicy). */
export function parseRestart(text: string): Outcome<RestartPolicy> {
  const [name = '', count = ''] = text.split(/:(.*)/s)
  if (text.includes(':') && name === '')
    return refuse('invalid', 'invalid restart policy format: no policy provided before colon')
  if (count && !/^[+-]?\d+$/.test(count))
    return refuse('invalid', 'invalid restart policy format: maximum retry count must be an integer')
  return done({ name: (name || 'no') as RestartPolicy['name'], maximumRetries: Number(count) })
}
