import { md5, sha1 } from '@noble/hashes/legacy.js'
import { sha224, sha256, sha384, sha512 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonical } from '@/domain/bank/canonical'

/** `sha256:` and 64 hexadecimal digits. */
export type Digest = `sha256:${string}`

/** 64 hexadecimal digits of a text's SHA-256. */
export const hex = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)))

const makers = { md5, sha1, sha224, sha256, sha384, sha512 } as const
export type Checksum = keyof typeof makers

/** A text's checksum in hexadecimal digits, as `md5sum` and its kind print it. */
export const checksum = (kind: Checksum, text: string): string => bytesToHex(makers[kind](utf8ToBytes(text)))

/** Names a value by what it is: the SHA-256 of its canonical JSON, so that equal content has an equal digest. */
export const digestOf = (value: unknown): Digest => `sha256:${hex(canonical(value))}`

export const digestOfText = (text: string): Digest => `sha256:${hex(text)}`

/** The first twelve hexadecimal digits, as Docker shows ids. */
export const short = (id: string): string => id.replace(/^sha256:/, '').slice(0, 12)
