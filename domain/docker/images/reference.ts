import type { Digest } from '@/domain/docker/digest'
import { type Outcome, refuse } from '@/domain/docker/outcome'

/** A parsed and completed name (distribution/reference normalize.go). */
export type Reference = {
  /** `docker.io` */
  domain: string
  /** `library/alpine` */
  path: string
  /** Empty when none was given. */
  tag: string
  digest: Digest | null
}

/** Parses a name; refusals carry the library's words (`invalid reference format: …`). */
export function parseReference(_text: string): Outcome<Reference> {
  return refuse('invalid', 'not yet')
}
/** With `latest` where neither tag nor digest was given. */
export const withDefaultTag = (ref: Reference): Reference => (ref.tag || ref.digest ? ref : { ...ref, tag: 'latest' })
/** `docker.io/library/alpine` */
export const repositoryOf = (ref: Reference): string => `${ref.domain}/${ref.path}`
/** `docker.io/library/alpine:latest`: how the stores keep names. */
export const fullName = (ref: Reference): string =>
  `${repositoryOf(ref)}${ref.tag && `:${ref.tag}`}${ref.digest ? `@${ref.digest}` : ''}`
/** `alpine:latest`: how people see them (reference.FamiliarString). */
export function familiar(_full: string): string {
  throw new Error('not yet')
}
