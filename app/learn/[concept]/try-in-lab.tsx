import { Html } from '@/components/quiz/html'
import { ButtonLink } from '@/components/ui/button'
import { labLink, packScript } from '@/domain/docker/asked/share'
import { consoleOf, html } from '@/server/markdown'

/** A script to run, where seeing beats reading. */
export function TryInLab({ script }: { script: string[] }) {
  const packed = packScript({ store: 'containerd', lines: script })
  return (
    <div className="my-5">
      <Html html={html(consoleOf(script))} />
      {packed.ok && <ButtonLink href={labLink(packed.value)}>Try it in the lab</ButtonLink>}
    </div>
  )
}
