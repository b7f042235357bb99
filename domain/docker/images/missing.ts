import type { Digest } from '@/domain/docker/digest'
import { type Refusal, refuse } from '@/domain/docker/outcome'
import { familiar, fullName, type Reference, withDefaultTag } from './reference'

/** A parsed reference: a digest alone, or a name. */
export type AnyReference = { digest: Digest } | Reference

export const isName = (ref: AnyReference): ref is Reference => 'path' in ref

/** As messages quote it (moby daemon/images/image.go, ErrImageDoesNotExist). */
export const noSuchImage = (ref: AnyReference): Refusal =>
  refuse('not-found', `No such image: ${isName(ref) ? familiar(fullName(withDefaultTag(ref))) : ref.digest}`)

/** Hexadecimal digits of an id that may be cut, or null when the text cannot be one. */
export const idDigits = (text: string, least: number): string | null => {
  const digits = text.replace(/^sha256:/, '')
  return /^[a-f0-9]+$/.test(digits) && digits.length >= least && digits.length <= 64 ? digits : null
}

/** Whether a text begins an id, with or without `sha256:` (moby daemon/images/image_delete.go, isImageIDPrefix). */
export const beginsId = (id: Digest, text: string): boolean => id.startsWith(text) || id.slice(7).startsWith(text)
