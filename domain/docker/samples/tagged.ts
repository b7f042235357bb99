import type { SampleTarget } from './sample-index'

/** One target under several tags, which stand in one text, parted by blanks. */
export const tagged = (names: string, target: () => SampleTarget): Record<string, () => SampleTarget> =>
  Object.fromEntries(names.split(' ').map((name) => [name, target]))

/** Tags of each name with each kind: `24-alpine`; without a name `alpine` alone, without either `latest`. */
export const named = (names: readonly string[], kinds: readonly string[]): string =>
  names.flatMap((name) => kinds.map((kind) => [name, kind].filter(Boolean).join('-') || 'latest')).join(' ')
