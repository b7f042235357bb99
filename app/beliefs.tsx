import { Html } from '@/components/quiz/html'
import { Callout } from '@/components/ui/callout'
import { html } from '@/server/markdown'

/** False beliefs, each with what puts it right. */
export function Beliefs({ beliefs }: { beliefs: { id: string; belief: string; refutation: string }[] }) {
  return beliefs.map(({ id, belief, refutation }) => (
    <Callout key={id} title={belief.replaceAll('`', '')}>
      <Html html={html(refutation)} />
    </Callout>
  ))
}
