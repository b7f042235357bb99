import { goTime } from '@/domain/docker/cli/go-time'
import type { Row } from '@/domain/docker/cli/table'
import { humanDuration, humanSize, humanSizeOf } from '@/domain/docker/cli/units'
import { short } from '@/domain/docker/digest'
import { familiar, parseReference, repositoryOf } from '@/domain/docker/images/reference'
import type { ImageSummary } from '@/domain/docker/images/summary'

/** docker/cli cli/command/formatter/image.go */
export const imageHeaders: Readonly<Record<string, string>> = {
  ID: 'IMAGE ID',
  Repository: 'REPOSITORY',
  Tag: 'TAG',
  Digest: 'DIGEST',
  CreatedSince: 'CREATED',
  CreatedAt: 'CREATED AT',
  Size: 'SIZE',
  Containers: 'CONTAINERS',
  SharedSize: 'SHARED SIZE',
  UniqueSize: 'UNIQUE SIZE',
}

const none = '<none>'

type Named = { repository: string; tag: string; digest: string }

/** Repository → what stands after the name in each reference to it. */
function grouped(references: readonly string[], part: 'tag' | 'digest'): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const reference of references) {
    const parsed = parseReference(reference)
    const value = parsed.ok ? parsed.value[part] : null
    if (!parsed.ok || !value) continue
    const repository = familiar(repositoryOf(parsed.value))
    groups.set(repository, [...(groups.get(repository) ?? []), value])
  }
  return groups
}

/** A line for each tag, and for each digest of it where digests are asked for. */
function namesOf({ repoTags, repoDigests }: ImageSummary, show: { digests: boolean; template: boolean }): Named[] {
  if (!repoTags.length && !repoDigests.length) return [{ repository: none, tag: none, digest: none }]
  const digests = grouped(repoDigests, 'digest')
  const tagged = [...grouped(repoTags, 'tag')].flatMap(([repository, tags]) => {
    const own = show.digests || show.template ? (digests.get(repository) ?? []) : []
    digests.delete(repository)
    return tags.flatMap((tag) => (own.length ? own : [none]).map((digest) => ({ repository, tag, digest })))
  })
  const untagged = [...digests].flatMap(([repository, own]) =>
    (show.digests ? own : ['']).map((digest) => ({ repository, tag: none, digest })),
  )
  return [...tagged, ...untagged]
}

export type RowsHow = {
  /** Milliseconds since 1970. */
  now: number
  cut: boolean
  digests: boolean
  /** The format names digests itself. */
  template: boolean
  /** Sizes in common with other images were asked for (docker system df). */
  shared?: boolean
}

/** The rows of an image in lists. */
export function imageRows(image: ImageSummary, { now, cut, digests, template, shared = false }: RowsHow): Row[] {
  return namesOf(image, { digests, template }).map(({ repository, tag, digest }) => ({
    Containers: image.containers < 0 ? 'N/A' : String(image.containers),
    CreatedAt: goTime(image.created * 1000),
    CreatedSince: `${humanDuration(now - image.created * 1000)} ago`,
    Digest: digest,
    ID: cut ? short(image.id) : image.id,
    Repository: repository,
    SharedSize: shared ? humanSize(image.sharedSize) : 'N/A',
    Size: humanSizeOf(image.size, 3),
    Tag: tag,
    UniqueSize: shared ? humanSize(image.size - image.sharedSize) : 'N/A',
  }))
}
