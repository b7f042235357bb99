import type { Digest } from '@/domain/docker/digest'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'

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

// The grammar of distribution/reference regexp.go.
const alphanumeric = '[a-z0-9]+'
const pathComponent = `${alphanumeric}(?:(?:[._]|__|[-]+)${alphanumeric})*`
const remoteName = `${pathComponent}(?:/${pathComponent})*`
const domainComponent = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])'
const domainName = `${domainComponent}(?:\\.${domainComponent})*`
const domainAndPort = `(?:${domainName}|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?`
const tagPattern = '\\w[\\w.-]{0,127}'
const digestPattern = '[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9A-Fa-f]{32,}'

const anchoredName = new RegExp(`^(?:(${domainAndPort})/)?(${remoteName})$`)
const anchoredReference = new RegExp(
  `^((?:${domainAndPort}/)?${remoteName})(?::(${tagPattern}))?(?:@(${digestPattern}))?$`,
)
const anchoredTag = new RegExp(`^${tagPattern}$`)
const anchoredIdentifier = /^[a-f0-9]{64}$/

const defaultDomain = 'docker.io'
const official = 'library/'
const longestPath = 255
const encodedLengths: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 }

const invalid = (message: string) => refuse('invalid', message)

/** Reads a digest, refusing in the words of go-digest (digest.go Validate). */
export function parseDigest(text: string): Outcome<Digest> {
  const colon = text.indexOf(':')
  if (colon <= 0 || colon + 1 === text.length) return invalid('invalid checksum digest format')
  const length = encodedLengths[text.slice(0, colon)]
  const encoded = text.slice(colon + 1)
  if (length === undefined) {
    const wellFormed = /^[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[a-zA-Z0-9=_-]+$/.test(text)
    return invalid(wellFormed ? 'unsupported digest algorithm' : 'invalid checksum digest format')
  }
  if (encoded.length !== length) return invalid('invalid checksum digest length')
  if (!/^[a-f0-9]+$/.test(encoded)) return invalid('invalid checksum digest format')
  return done(text as Digest)
}

function splitDomain(name: string): { domain: string; remainder: string } {
  const slash = name.indexOf('/')
  if (slash < 0) return { domain: defaultDomain, remainder: official + name }
  const first = name.slice(0, slash)
  const isDomain = first === 'localhost' || /[.:]/.test(first) || first.toLowerCase() !== first
  const domain = isDomain && first !== 'index.docker.io' ? first : defaultDomain
  const remainder = isDomain ? name.slice(slash + 1) : name
  return { domain, remainder: domain === defaultDomain && !remainder.includes('/') ? official + remainder : remainder }
}

function parseComplete(text: string): Outcome<Reference> {
  const match = anchoredReference.exec(text)
  if (!match) {
    const lowered = anchoredReference.test(text.toLowerCase())
    return invalid(lowered ? 'repository name must be lowercase' : 'invalid reference format')
  }
  const [, name = '', tag = '', digestText] = match
  const [, domain = '', path = name] = anchoredName.exec(name) ?? []
  if (path.length > longestPath) return invalid(`repository name must not be more than ${longestPath} characters`)
  if (digestText === undefined) return done({ domain, path, tag, digest: null })
  const digest = parseDigest(digestText)
  return digest.ok ? done({ domain, path, tag, digest: digest.value }) : digest
}

/** Parses a name; refusals carry the library's words (`invalid reference format: …`; ParseNormalizedNamed). */
export function parseReference(text: string): Outcome<Reference> {
  if (anchoredIdentifier.test(text))
    return invalid(`invalid repository name (${text}), cannot specify 64-byte hexadecimal strings`)
  const { domain, remainder } = splitDomain(text)
  const [remote = ''] = remainder.split(':', 1)
  if (remote.toLowerCase() !== remote)
    return invalid(`invalid reference format: repository name (${remote}) must be lowercase`)
  return parseComplete(`${domain}/${remainder}`)
}

/** Parses an id of 64 digits or a digest as what it is, and anything else as a name (ParseAnyReference). */
export function parseAnyReference(text: string): Outcome<{ digest: Digest } | Reference> {
  if (anchoredIdentifier.test(text)) return done({ digest: `sha256:${text}` })
  const digest = parseDigest(text)
  return digest.ok ? done({ digest: digest.value }) : parseReference(text)
}

/** Whether a text may stand after the colon of a name. */
export const isTag = (text: string): boolean => anchoredTag.test(text)
/** Neither a tag nor a digest (reference.IsNameOnly). */
export const isNameOnly = (ref: Reference): boolean => !ref.tag && !ref.digest
/** With `latest` where neither tag nor digest was given. */
export const withDefaultTag = (ref: Reference): Reference => (ref.tag || ref.digest ? ref : { ...ref, tag: 'latest' })
/** `docker.io/library/alpine` */
export const repositoryOf = ({ domain, path }: Reference): string => (domain ? `${domain}/${path}` : path)
/** `docker.io/library/alpine:latest`: how the stores keep names. */
export const fullName = (ref: Reference): string =>
  `${repositoryOf(ref)}${ref.tag && `:${ref.tag}`}${ref.digest ? `@${ref.digest}` : ''}`

/** `alpine:latest`: how people see a full name (reference.FamiliarString). What is not of Docker Hub stays as it is. */
export function familiar(full: string): string {
  if (!full.startsWith(`${defaultDomain}/`)) return full
  const path = full.slice(defaultDomain.length + 1)
  return path.startsWith(official) && !path.slice(official.length).includes('/') ? path.slice(official.length) : path
}
