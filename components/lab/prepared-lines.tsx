/** Lines that were run before the learner came: what they printed does not matter, what they left is in the world. */
export function PreparedLines({ steps }: { steps: readonly { line: string }[] }) {
  return (
    <div className="border-b border-dashed border-terminal-edge px-4 py-3 text-sm text-terminal-quiet">
      <p>Prepared for you:</p>
      <ol className="mt-1.5 grid gap-1 font-mono">
        {steps.map(({ line }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place
          <li key={place} className="wrap-anywhere whitespace-pre-wrap">
            {line}
          </li>
        ))}
      </ol>
    </div>
  )
}
