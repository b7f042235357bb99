import type { PicturedVolume } from '@/domain/docker/scene/picture'

/** A drum: neither read-only nor alive, it stays when containers go. Broken while nobody uses it. */
function Drum({ used }: { used: boolean }) {
  return (
    <svg
      viewBox="0 0 30 32"
      className="h-8 w-7.5 shrink-0 fill-raised stroke-control"
      strokeWidth="1.5"
      strokeDasharray={used ? undefined : '4 3'}
      aria-hidden="true"
    >
      <path d="M2 7v18c0 2.8 5.8 5 13 5s13-2.2 13-5V7" />
      <ellipse cx="15" cy="7" rx="13" ry="5" />
      <path d="M2 16c0 2.8 5.8 5 13 5s13-2.2 13-5" className="fill-none" />
    </svg>
  )
}

const files = (n: number) => (n === 0 ? 'empty' : n === 1 ? '1 file' : `${n} files`)

export function VolumeRow({ volumes }: { volumes: readonly PicturedVolume[] }) {
  return (
    <ul className="flex flex-wrap gap-x-7 gap-y-4">
      {volumes.map(({ name, anonymous, files: held, usedBy }) => (
        <li key={name} className="lab-arrive flex min-w-0 items-center gap-3 text-sm" data-pick={`volume ${name}`}>
          <Drum used={usedBy.length > 0} />
          <span className="min-w-0">
            <span className="font-mono text-[0.8125rem] font-bold wrap-anywhere">
              {anonymous ? `${name.slice(0, 12)}…` : name}
            </span>{' '}
            <span className="text-quiet">· {files(held)}</span>
            <span className="block text-quiet">
              {usedBy.length
                ? usedBy.map(({ container, target }) => `${container} at ${target}`).join(', ')
                : 'no container uses it'}
            </span>
          </span>
        </li>
      ))}
    </ul>
  )
}
