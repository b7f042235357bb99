import { useCallback, useRef, useState } from 'react'
import { freshWorld } from '@/domain/docker/play'
import type { Script } from '@/domain/docker/share'
import type { Store } from '@/domain/docker/world/store'
import { runLine } from './run-line'
import { keep } from './saved-world'
import { appended, begin, cleared, movedTo, type Timeline, waitingPrompt, worldAt } from './timeline'

/** Lines that are being run one after another: how many of how many are done. */
export type Busy = { done: number; total: number }

const frame = () => new Promise((resume) => setTimeout(resume, 0))

/** A world at work: runs lines one by one, moves through its steps, and keeps it in this browser. */
export function useLab() {
  const [timeline, setTimeline] = useState(() => begin(freshWorld('containerd')))
  const [busy, setBusy] = useState<Busy | null>(null)
  const [unsaved, setUnsaved] = useState(false)
  const current = useRef(timeline)
  const stopped = useRef(false)
  const running = useRef(false)

  const put = useCallback((next: Timeline) => {
    current.current = next
    setTimeline(next)
  }, [])

  const save = useCallback(() => {
    const { start, steps, at } = current.current
    setUnsaved(!keep('mine', { store: start.store, lines: steps.map(({ line }) => line), at }))
  }, [])

  /** Runs lines on the world as it stands; whoever looks sees each of them, and may stop it. */
  const run = useCallback(
    async (lines: readonly string[]) => {
      if (running.current || lines.length === 0) return
      running.current = true
      stopped.current = false
      for (const [done, line] of lines.entries()) {
        if (lines.length > 1) {
          setBusy({ done, total: lines.length })
          await frame()
          if (stopped.current) break
        }
        put(appended(current.current, runLine(worldAt(current.current), line, waitingPrompt(current.current))))
      }
      running.current = false
      setBusy(null)
      save()
    },
    [put, save],
  )

  /** Plays a script from a fresh world. */
  const open = useCallback(
    async ({ store, lines }: Script, at = lines.length) => {
      put(begin(freshWorld(store)))
      await run(lines)
      put(movedTo(current.current, at))
      save()
    },
    [put, run, save],
  )

  const move = useCallback(
    (at: number) => {
      put(movedTo(current.current, at))
      save()
    },
    [put, save],
  )

  return {
    timeline,
    busy,
    /** The browser would not keep it: it will be lost with this page. */
    unsaved,
    run,
    open,
    move,
    stop: useCallback(() => {
      stopped.current = true
    }, []),
    reset: useCallback(
      (store: Store) => {
        put(cleared(current.current, freshWorld(store)))
        save()
      },
      [put, save],
    ),
    undoReset: useCallback(() => {
      if (current.current.undo) put(current.current.undo)
      save()
    }, [put, save]),
  }
}

export type Lab = ReturnType<typeof useLab>
