import { MaterialSwatch } from '@/components/ui/material-swatch'
import type { PicturedRepository } from '@/domain/docker/scene/picture'

/** The registry: what this host took from it, or pushed to it. Not all that it holds. */
export function RegistryShelf({ repositories }: { repositories: readonly PicturedRepository[] }) {
  if (repositories.length === 0)
    return <p className="text-sm text-quiet">Images wait here. Nothing was pulled from it yet.</p>
  return (
    <ul className="flex flex-wrap gap-2">
      {repositories.flatMap(({ name, tags, pushed }) =>
        tags.map(({ tag, local }) => (
          <li
            key={`${name}:${tag}`}
            className="lab-arrive flex min-h-8 min-w-0 flex-wrap items-center gap-x-2 border border-line bg-raised px-2.5 py-1 text-sm"
          >
            <MaterialSwatch material="image" />
            <span className="min-w-0 font-mono text-[0.8125rem] font-bold wrap-anywhere">
              {name}:{tag}
            </span>
            <span className="text-quiet">{pushed ? 'pushed' : local ? 'also on the host' : 'not on the host'}</span>
          </li>
        )),
      )}
    </ul>
  )
}
