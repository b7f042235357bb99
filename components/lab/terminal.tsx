import { type ReactNode, type RefObject, useEffect } from 'react'
import { CopyButton } from './copy-button'
import { type ShownEntry, TerminalEntry } from './terminal-entry'

const plain = ({ prompt, line, stdout, stderr }: ShownEntry) => `${prompt} ${line}\n${stderr}${stdout}`

/** Boxes that scroll are reached by keyboard, and others are not stopped at. */
function markScrollers(log: HTMLElement) {
  for (const pre of log.querySelectorAll('pre')) {
    if (pre.scrollWidth > pre.clientWidth) pre.tabIndex = 0
    else pre.removeAttribute('tabindex')
  }
}

/**
 * A terminal as a log that is read aloud as it grows. `later` are commands that were stepped back over;
 * `children` is what follows them: suggestions, and the input.
 */
export function Terminal({
  entries,
  later,
  pending,
  before,
  empty,
  box: log,
  children,
}: {
  entries: readonly ShownEntry[]
  later: readonly ShownEntry[]
  /** The line that is being run. */
  pending: { prompt: string; line: string } | null
  /** Stands above the first command. */
  before?: ReactNode
  /** Shown in place of the first command. */
  empty: ReactNode
  /** The log itself, to move the focus to. */
  box: RefObject<HTMLDivElement | null>
  children: ReactNode
}) {
  const shown = entries.length
  useEffect(() => {
    const box = log.current
    if (!box) return
    box.scrollTop = shown ? box.scrollHeight : 0
    markScrollers(box)
    const watch = new ResizeObserver(() => markScrollers(box))
    watch.observe(box)
    return () => watch.disconnect()
  }, [shown, log])
  return (
    <section
      aria-label="Terminal"
      className="lab-terminal flex min-h-0 flex-col border border-terminal-edge bg-terminal-fill text-terminal-text"
    >
      <div className="flex min-h-11 items-center justify-between border-b border-terminal-edge px-4 max-md:hidden">
        <h2 className="font-mono text-sm font-bold text-terminal-quiet">&gt;_ Terminal</h2>
        {shown > 0 && <CopyButton label="Copy the whole log" text={() => entries.map(plain).join('')} />}
      </div>
      <div
        ref={log}
        role="log"
        aria-label="Commands and what they printed"
        aria-busy={pending !== null}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls is reached by keyboard
        tabIndex={0}
        className="relative min-h-0 flex-1 overflow-y-auto py-1.5 [scrollbar-width:thin]"
      >
        {before}
        {shown === 0 && later.length === 0 && !pending && empty}
        {entries.map((entry, i) => (
          <TerminalEntry
            // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place
            key={i}
            entry={entry}
            actions={
              <CopyButton
                label={`Copy the command ${entry.line}`}
                text={() => entry.line}
                className="opacity-0 group-hover/entry:opacity-100 focus-visible:opacity-100 [@media(hover:none)]:opacity-100"
              />
            }
          />
        ))}
        {pending && (
          <p className="px-4 py-2.5 font-mono text-sm wrap-anywhere whitespace-pre-wrap" aria-hidden="true">
            <span className="text-terminal-quiet">{pending.prompt} </span>
            <span className="font-bold">{pending.line}</span>
          </p>
        )}
        {later.length > 0 && !pending && (
          <div className="mt-2 border-t border-dashed border-terminal-edge px-4 py-3 text-sm text-terminal-quiet">
            <p>Stepped back over. Forward brings these again; a new command takes their place.</p>
            <ol className="mt-1.5 grid gap-1 font-mono">
              {later.map(({ line }, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place
                <li key={i} className="wrap-anywhere">
                  {line}
                </li>
              ))}
            </ol>
          </div>
        )}
      </div>
      {children}
    </section>
  )
}
