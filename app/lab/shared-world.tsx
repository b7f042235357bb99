import { useCallback, useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { packScript, type Script, unpackScript } from '@/domain/docker/asked/share'
import { keep, kept } from './saved-world'
import type { Lab } from './use-lab'

const sameLines = (a: Script, b: Script) => a.store === b.store && a.lines.join('\n') === b.lines.join('\n')

/**
 * Opens the world of a link (`#w=…`, which no server sees), or else the one that this browser kept. The learner's
 * own world is put aside, not lost.
 * @returns `ready` once it is there, what was wrong with the link, and how to go back to one's own world
 */
export function useOpenedWorld({ open }: Lab) {
  const [ready, setReady] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [aside, setAside] = useState(false)

  const read = useCallback(async (): Promise<boolean> => {
    const packed = /^#w=(.*)$/.exec(location.hash)?.[1]
    if (packed === undefined) return false
    // From here on the page is the learner's own: a reload keeps what is done to it.
    history.replaceState(null, '', location.pathname + location.search)
    const script = unpackScript(packed)
    setProblem(script.ok ? null : script.message)
    if (!script.ok) return false
    const mine = kept('mine')
    if (mine && !sameLines(mine, script.value)) {
      keep('before', mine)
      setAside(true)
    }
    await open(script.value)
    return true
  }, [open])

  useEffect(() => {
    let left = false
    void read().then(async (opened) => {
      const mine = opened ? null : kept('mine')
      if (mine) await open(mine, mine.at)
      if (!left) setReady(true)
    })
    const again = () => void read()
    addEventListener('hashchange', again)
    return () => {
      left = true
      removeEventListener('hashchange', again)
    }
  }, [read, open])

  const back = useCallback(async () => {
    const mine = kept('before')
    setAside(false)
    if (mine) await open(mine, mine.at)
    keep('before', null)
  }, [open])

  return { ready, problem, aside, back }
}

/** What became of a link, where that must be said. */
export function SharedNotice({
  problem,
  aside,
  onBack,
}: {
  problem: string | null
  aside: boolean
  onBack: () => void
}) {
  if (problem) return <Callout kind="wrong" role="alert" title={problem} />
  if (!aside) return null
  return (
    <Callout kind="notice" role="status" title="You opened a world that somebody shared.">
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <p>Your own world is put aside, not lost.</p>
        <Button onClick={onBack}>Go back to mine</Button>
      </div>
    </Callout>
  )
}

/** The link to a world, copied where the browser lets us, and shown in any case. */
export function ShareBox({ script, onClose }: { script: Script; onClose: () => void }) {
  const [copied, setCopied] = useState<boolean | null>(null)
  const packed = packScript(script)
  const link = packed.ok ? `${location.origin}/lab#w=${packed.value}` : ''
  useEffect(() => {
    if (!link) return
    navigator.clipboard.writeText(link).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  }, [link])
  if (!packed.ok) return <Callout kind="wrong" role="alert" title={packed.message} />
  return (
    <div className="grid gap-2 border border-line bg-raised p-4">
      <label htmlFor="lab-link" className="font-semibold">
        Link to this world
      </label>
      <div className="flex flex-wrap gap-2">
        <input
          id="lab-link"
          readOnly
          value={link}
          onFocus={(event) => event.target.select()}
          className="min-h-11 min-w-0 flex-1 rounded-press border border-control bg-paper px-3 font-mono text-sm"
        />
        <Button onClick={onClose}>Close</Button>
      </div>
      <p role="status" className="text-sm text-quiet">
        {copied === true && 'Copied. '}
        {copied === false && 'The browser did not copy it: select it and copy. '}
        It holds the commands that were run, and whoever opens it sees them run again.
      </p>
    </div>
  )
}
