import { byBytes } from '@/domain/docker/cli/go-value'
import { humanSizeOf } from '@/domain/docker/cli/units'
import { short } from '@/domain/docker/digest'
import { byteLength } from '@/domain/docker/files/node'
import { formatPlatform } from '@/domain/docker/images/platform'
import type { ImageSummary } from '@/domain/docker/images/summary'

type Details = { id: string; diskUsage: string; contentSize: string; inUse: boolean }
type Child = { platform: string; details: Details }
type Entry = { names: string[]; details: Details; children: Child[] }

const untagged = '<untagged>'
const sizeText = (bytes: number) => humanSizeOf(bytes, 3)

function childrenOf({ manifests }: ImageSummary): Child[] {
  return manifests
    .filter(({ kind }) => kind === 'image')
    .map(({ digest, platform, content, unpacked, containers }) => ({
      platform: formatPlatform(platform),
      details: {
        id: short(digest),
        diskUsage: sizeText(content + unpacked),
        contentSize: sizeText(content),
        inUse: containers.length > 0,
      },
    }))
}

function entriesOf(image: ImageSummary, expanded: boolean): Entry[] {
  const content = image.manifests.reduce((sum, manifest) => sum + manifest.content, 0)
  const used = image.manifests.some(({ kind, containers }) => kind === 'image' && containers.length > 0)
  const details = {
    id: short(image.id),
    diskUsage: sizeText(image.size),
    contentSize: sizeText(content),
    inUse: image.containers > 0 || used,
  }
  const names = [...image.repoTags].sort(byBytes)
  if (expanded || !names.length) return [{ names, details, children: expanded ? childrenOf(image) : [] }]
  return names.map((name) => ({ names: [name], details, children: [] }))
}

/** By name; those without one come last. */
function byName(a: Entry, b: Entry): number {
  const [left = '', right = ''] = [a.names[0], b.names[0]]
  if ((left === '') !== (right === '')) return left === '' ? 1 : -1
  return byBytes(left, right)
}

const cells = ({ id, diskUsage, contentSize, inUse }: Details, chips: boolean): string => {
  const chip = chips ? (inUse ? 'U' : ' ') : ''
  return ['', id.padEnd(12), diskUsage.padStart(10), contentSize.padStart(12), chip.padEnd(5)].join('   ')
}

/** The first column is counted in bytes there, the branch before a platform as 7. */
function widthOf(entries: readonly Entry[]): number {
  const names = entries.flatMap((entry) => (entry.names.length ? entry.names : [untagged]))
  const platforms = entries.flatMap(({ children }) => children.map(({ platform }) => byteLength(`└─ ${platform}`)))
  return Math.max('Image'.length, ...names.map(byteLength), ...platforms)
}

function linesOf({ names, details, children }: Entry, width: number, chips: boolean, spaced: boolean): string {
  const shown = names.length ? names : [untagged]
  const top = shown.map((name) => name.padEnd(width)).join('\n') + cells(details, chips)
  const branches = children.map(({ platform, details: own }, index) => {
    const branch = index === children.length - 1 ? '└─' : '├─'
    return `${`${branch} ${platform}`.padEnd(width)}${cells(own, chips)}\n`
  })
  return `${top}${spaced ? '\n' : ''}${branches.join('')}\n`
}

/**
 * Images as `docker images` shows them since 29, one line for each tag; `expanded` with the platforms of each
 * (docker/cli cli/command/image/tree.go). The terminal's width is not known, so there is no legend.
 * @returns the text, and how many entries it has
 */
export function imageTree(images: readonly ImageSummary[], expanded: boolean): { text: string; count: number } {
  const entries = images.flatMap((image) => entriesOf(image, expanded)).sort(byName)
  const width = widthOf(entries)
  const chips = entries.some(({ details, children }) =>
    [details, ...children.map((c) => c.details)].some((d) => d.inUse),
  )
  const spaced = entries.some(({ children }) => children.length > 0)
  const header = ['IMAGE'.padEnd(width), 'ID'.padEnd(12), 'DISK USAGE', 'CONTENT SIZE', 'EXTRA'].join('   ')
  const lines = entries.map((entry) => linesOf(entry, width, chips, spaced))
  return { text: `${header}\n${lines.join('')}`, count: entries.length }
}
