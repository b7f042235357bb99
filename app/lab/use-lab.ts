import { useCallback, useRef, useState } from 'react'
import { freshWorld } from '@/domain/docker/asked/play'
import type { Script } from '@/domain/docker/asked/share'
import { runLine } from './run-line'
import { keep, type Place } from './saved-world'
import { appended, begin, cleared, movedTo, type Timeline, waitingPrompt, worldAt } from './timeline'

/** Lines that are being run one after another: how many of how many are done. */
export type Busy = { line: string; done: number; total: number; stoppable: boolean }

/** Until what was set is on the screen; a page that is not looked at paints nothing, and does not wait for it. */
const painted = () =>
  new Promise<void>((resume) => {
    const late = setTimeout(resume, 100)
    requestAnimationFrame(() => {
      clearTimeout(late)
      setTimeout(resume, 0)
    })
  })

/** Milliseconds that lines run without anything being painted. */
const longestPause = 40

/** A world at work: runs lines one by one, moves through its steps, and keeps it in this browser, at a place. */
export function useLab(place: Place = 'mine') {
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
    setUnsaved(!keep(place, { store: start.store, lines: steps.map(({ line }) => line), at }))
  }, [place])

  const runAll = useCallback(
    async (lines: readonly string[], stoppable: boolean) => {
      running.current = true
      stopped.current = false
      let shownAt = 0
      for (const [done, line] of lines.entries()) {
        if (performance.now() - shownAt > longestPause) {
          setBusy({ line, done, total: lines.length, stoppable })
          await painted()
          shownAt = performance.now()
        }
        if (stoppable && stopped.current) break
        put(appended(current.current, runLine(worldAt(current.current), line, waitingPrompt(current.current))))
      }
      running.current = false
      setBusy(null)
    },
    [put],
  )

  /** Runs lines on the world as it stands; whoever looks sees each of them, and may stop it. */
  const run = useCallback(
    async (lines: readonly string[]) => {
      if (running.current || lines.length === 0) return
      await runAll(lines, true)
      save()
    },
    [runAll, save],
  )

  /** Plays a script from a fresh world, to the end: a world is opened whole or not at all. Its first lines are given. */
  const open = useCallback(
    async ({ store, lines }: Script, at = lines.length, given = 0) => {
      if (running.current) return
      put(begin(freshWorld(store), given))
      await runAll(lines, false)
      put(movedTo(current.current, at))
      save()
    },
    [put, runAll, save],
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
    reset: useCallback(() => {
      put(cleared(current.current))
      save()
    }, [put, save]),
    undoReset: useCallback(() => {
      if (current.current.undo) put(current.current.undo)
      save()
    }, [put, save]),
  }
}

export type Lab = ReturnType<typeof useLab>
