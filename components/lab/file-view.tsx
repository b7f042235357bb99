import { humanSize } from '@/domain/docker/cli/units'
import { byteLength, type FsNode, sizeOf } from '@/domain/docker/files/node'

const shown = 8000

function contentOf(node: FsNode): string | null {
  if (node.kind !== 'file') return null
  // A program of a sample image is only as big as it says; its bytes are nowhere.
  if (node.size !== undefined && node.size !== byteLength(node.content)) return null
  return node.content
}

/** A file's text, and the words that tell where it comes from and what it hides. */
export function FileView({
  path,
  node,
  origin,
  hidden,
}: {
  path: string
  node: FsNode
  /** "Comes from layer 2 of nginx:1.29." */
  origin: string
  /** Layers that hold another version of it, or that it is deleted in. */
  hidden: string[]
}) {
  const text = contentOf(node)
  return (
    <article className="grid gap-2 border-t border-line p-3" aria-label={`File ${path}`}>
      <p className="text-sm">
        <span className="font-mono text-[0.8125rem] font-bold wrap-anywhere">{path}</span>{' '}
        <span className="text-quiet">
          · {humanSize(sizeOf(node))} · mode {node.mode.toString(8)}
        </span>
      </p>
      <p className="text-sm">{origin}</p>
      {hidden.length > 0 && (
        <ul className="grid gap-0.5 text-sm text-quiet">
          {hidden.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
      {text === null ? (
        <p className="text-sm text-quiet">
          {node.kind === 'link' ? `A link to ${node.target}.` : 'A program: there is no text to read.'}
        </p>
      ) : text === '' ? (
        <p className="text-sm text-quiet">The file is empty.</p>
      ) : (
        <pre
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls is reached by keyboard
          tabIndex={0}
          className="max-h-72 overflow-auto border border-line bg-sunk p-3 text-[0.8125rem] leading-normal [scrollbar-width:thin]"
        >
          {text.slice(0, shown)}
          {text.length > shown && `\n… and ${text.length - shown} more characters`}
        </pre>
      )}
    </article>
  )
}
