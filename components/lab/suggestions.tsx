/** A way into the lab: each shows one thing that images and containers do, in the order of the course. */
export const suggestions = [
  { line: 'docker run hello-world', shows: 'An image comes, a container runs on it and ends.' },
  { line: 'docker run -d --name web nginx', shows: 'A container that stays.' },
  { line: "docker exec web sh -c 'echo mine > /note'", shows: 'It writes: only its own layer changes.' },
  { line: 'docker run -d --name web2 nginx', shows: 'A second one on the same layers.' },
  { line: 'docker ps', shows: 'What runs.' },
  { line: 'docker rm -f web', shows: 'A container goes, and its writable layer with it.' },
] as const

/** The first of them, each with what it shows: what a newcomer sees in the terminal. */
export function FirstCommands({ onRun }: { onRun: (line: string) => void }) {
  return (
    <div className="grid gap-3 px-4 py-3">
      <p className="max-w-[52ch] text-sm text-terminal-quiet">
        This is a Docker host of your own. Nothing you do here can break anything. Press a command to begin, or type
        one.
      </p>
      <ul className="grid gap-2">
        {suggestions.slice(0, 4).map(({ line, shows }) => (
          <li key={line}>
            <button
              type="button"
              onClick={() => onRun(line)}
              className="grid min-h-11 w-full gap-0.5 rounded-press border border-terminal-edge px-3.5 py-2 text-left hover:border-terminal-quiet"
            >
              <code className="text-sm font-bold wrap-anywhere">{line}</code>
              <span className="text-sm text-terminal-quiet">{shows}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The one after the last of them that was run; nothing once a learner goes another way for long. */
export function NextCommand({ lines, onRun }: { lines: readonly string[]; onRun: (line: string) => void }) {
  const last = suggestions.findLastIndex(({ line }) => lines.includes(line))
  const next = last < 0 ? undefined : suggestions[last + 1]
  if (!next || lines.length > 12) return null
  return (
    <p className="flex items-center gap-x-3 border-t border-terminal-edge px-4 py-1.5 text-sm text-terminal-quiet">
      Next:
      <button type="button" onClick={() => onRun(next.line)} className="lab-small min-w-0 font-mono">
        <span className="truncate">{next.line}</span>
      </button>
      <span className="min-w-0 flex-1 leading-tight max-sm:sr-only">{next.shows}</span>
    </p>
  )
}
