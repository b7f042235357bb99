import { useState } from 'react'
import { chainOf, parentOf } from '@/domain/docker/files/path'
import { entriesOf, layerEntries, type NamedLayer, versionsOf } from '@/domain/docker/scene/provenance'
import { FileList, type ListedFile } from './file-list'
import { FileView } from './file-view'

const sentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`

/** What stands in a directory: of all layers as a container sees them, or of one layer alone. */
function filesIn(layers: readonly NamedLayer[], only: number | null, directory: string): ListedFile[] {
  const one = only === null ? undefined : layers[only]
  if (one) return layerEntries(one.changes, directory).map((entry) => ({ ...entry, deleted: entry.node === null }))
  return entriesOf(layers, directory).map(({ path, name, node, layer, deleted }) => ({
    path,
    name,
    node,
    deleted,
    from: layers.length > 1 ? layers[layer]?.title.replace(/ of .*/, '') : undefined,
  }))
}

/** Where a file comes from, and which other layers hold it, too. */
function story(layers: readonly NamedLayer[], only: number | null, file: ListedFile) {
  const versions = versionsOf(layers, file.path).toReversed()
  const title = (layer: number | undefined) => layers[layer ?? -1]?.title ?? ''
  const shown = only === null ? versions.find(({ node }) => node !== null)?.layer : only
  const above = versions.find(({ layer }) => shown !== undefined && layer > shown)
  const origin = file.deleted
    ? `Deleted in ${title(only ?? versions[0]?.layer)}. Below, the file is as it was${only === null ? `: here is the one of ${title(shown)}` : ''}.`
    : layers.length === 1
      ? `In ${title(shown)}.`
      : `Comes from ${title(shown)}.`
  const others = versions.filter(({ layer }) => layer !== shown && layer !== above?.layer)
  const hidden = [
    ...(above && !file.deleted
      ? [above.node ? `Hidden by another version in ${title(above.layer)}.` : `Deleted in ${title(above.layer)}.`]
      : []),
    ...others
      .filter(({ layer }) => shown === undefined || layer < shown)
      .map(({ layer, node }) =>
        node ? `Hides another version in ${title(layer)}.` : `Was deleted in ${title(layer)}.`,
      ),
  ]
  return { origin, hidden }
}

/** The files of layers: merged, or one layer by itself; every file tells which layer it comes from. */
export function FileBrowser({ id, layers }: { id: string; layers: readonly NamedLayer[] }) {
  const [only, setOnly] = useState<number | null>(null)
  const [directory, setDirectory] = useState('/')
  const [open, setOpen] = useState<string | null>(null)
  const single = only !== null && layers[only] ? only : null
  const files = filesIn(layers, single, directory)
  const file = files.find(({ path }) => path === open)
  const node =
    file?.node ??
    (file &&
      versionsOf(layers, file.path)
        .toReversed()
        .find((one) => one.node)?.node)
  const go = (to: string) => {
    setDirectory(to)
    setOpen(null)
  }
  return (
    <section aria-label="Files" className="grid gap-3">
      {layers.length > 1 && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
          <label htmlFor={`${id}-only`} className="text-sm font-semibold">
            Files of
          </label>
          <select
            id={`${id}-only`}
            value={single ?? 'all'}
            onChange={(event) => {
              setOnly(event.target.value === 'all' ? null : Number(event.target.value))
              go('/')
            }}
            className="min-h-11 max-w-full min-w-0 rounded-press border border-control bg-raised px-3 text-sm hover:border-ink"
          >
            <option value="all">all layers together</option>
            {layers
              .map(({ title }, i) => ({ title, i }))
              .toReversed()
              .map(({ title, i }) => (
                <option key={title} value={i}>
                  {sentence(title)}
                </option>
              ))}
          </select>
        </div>
      )}
      <div className="border border-line bg-raised">
        <nav
          aria-label="Directory"
          className="flex flex-wrap items-center border-b border-line px-1 font-mono text-[0.8125rem]"
        >
          {['/', ...chainOf(directory)].map((path) => (
            <button
              key={path}
              type="button"
              onClick={() => go(path)}
              aria-current={path === directory ? 'location' : undefined}
              className="min-h-11 min-w-6 px-2 underline decoration-control underline-offset-4 hover:decoration-ink aria-[current]:font-bold aria-[current]:no-underline sm:min-h-9"
            >
              {path === '/' ? '/' : `${path.slice(parentOf(path).length).replace('/', '')}/`}
            </button>
          ))}
        </nav>
        <FileList
          files={files}
          open={open}
          onOpen={(next) => {
            if (next.node?.kind === 'dir' && !next.deleted) go(next.path)
            else setOpen(next.path === open ? null : next.path)
          }}
        />
        {file && node && <FileView path={file.path} node={node} {...story(layers, single, file)} />}
        <p role="status" className="sr-only">
          {file ? story(layers, single, file).origin : ''}
        </p>
      </div>
    </section>
  )
}
