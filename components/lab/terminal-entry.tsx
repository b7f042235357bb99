import type { ReactNode } from 'react'

export type ShownEntry = {
  prompt: string
  /** The line as people see it. */
  line: string
  stdout: string
  stderr: string
  exitCode: number
  /** What changed, in sentences. */
  said: string[]
}

/** Tables keep their columns and scroll; prose breaks, as in a terminal. */
const isTable = (text: string) => / {3}\S/.test(text)
const flow = (text: string) =>
  isTable(text) ? 'overflow-x-auto whitespace-pre [scrollbar-width:thin]' : 'wrap-anywhere whitespace-pre-wrap'
const trimmed = (text: string) => text.replace(/\r/g, '').replace(/\n$/, '')

/** One command of a terminal: the line, what it printed, how it ended, and quietly what changed. */
export function TerminalEntry({ entry, actions }: { entry: ShownEntry; actions?: ReactNode }) {
  const { prompt, line, stdout, stderr, exitCode, said } = entry
  return (
    <div className="group/entry grid gap-1 px-4 py-2.5">
      <div className="flex items-start gap-3">
        <p className="min-w-0 flex-1 font-mono text-sm wrap-anywhere whitespace-pre-wrap">
          <span className="sr-only">Command: </span>
          <span className="text-terminal-quiet" aria-hidden="true">
            {prompt}{' '}
          </span>
          <span className="font-bold">{line}</span>
        </p>
        {/* Higher than a line of text, and not in its way. */}
        {actions && <span className="-my-2 shrink-0">{actions}</span>}
      </div>
      {/* What a client says comes before what the container prints: of a run, the pull. */}
      {[stderr, stdout].map(
        (text, i) =>
          text !== '' && (
            <pre
              key={['stderr', 'stdout'][i]}
              tabIndex={isTable(text) ? 0 : undefined}
              className={`py-0.5 text-sm leading-snug ${flow(text)}`}
            >
              {trimmed(text)}
            </pre>
          ),
      )}
      {exitCode !== 0 && <p className="text-sm text-terminal-quiet">exit code {exitCode}</p>}
      {said.length > 0 && (
        <ul className="mt-1 grid gap-1 border-l border-container-edge pl-3 text-sm text-terminal-quiet">
          {said.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
