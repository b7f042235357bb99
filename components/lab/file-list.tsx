import type { FsNode } from '@/domain/docker/files/node'

export type ListedFile = {
  path: string
  name: string
  node: FsNode | null
  deleted: boolean
  /** Which layer it comes from, where more than one is shown. */
  from?: string
}

const kindOf = (node: FsNode | null) => (node?.kind === 'dir' ? 'directory' : node?.kind === 'link' ? 'link' : 'file')

/** What a directory holds, one press each; what a layer deleted stays in sight, struck through. */
export function FileList({
  files,
  open,
  onOpen,
}: {
  files: readonly ListedFile[]
  open: string | null
  onOpen: (file: ListedFile) => void
}) {
  if (files.length === 0) return <p className="px-3 py-2.5 text-sm text-quiet">Nothing is in this directory.</p>
  return (
    <ul className="relative grid max-h-88 overflow-y-auto [scrollbar-width:thin]">
      {files.map((file) => (
        <li key={file.path} className="border-b border-line last:border-0">
          <button
            type="button"
            onClick={() => onOpen(file)}
            aria-current={open === file.path ? 'true' : undefined}
            className="flex min-h-11 w-full items-center gap-3 px-3 py-1.5 text-left text-sm hover:bg-sunk aria-[current]:bg-sunk aria-[current]:font-bold sm:min-h-9"
          >
            <span className={`min-w-0 font-mono text-[0.8125rem] wrap-anywhere ${file.deleted ? 'line-through' : ''}`}>
              {file.name}
              {file.node?.kind === 'dir' && '/'}
              {file.node?.kind === 'link' && ` → ${file.node.target}`}
            </span>
            <span className="sr-only">, {kindOf(file.node)}</span>
            <span className="ml-auto shrink-0 text-right text-quiet">
              {file.deleted ? `deleted${file.from ? ` in ${file.from}` : ' here'}` : file.from}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
