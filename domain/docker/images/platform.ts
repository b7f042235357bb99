import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import type { Platform } from './blobs'

const operatingSystems =
  'aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 solaris windows zos'
const architectures =
  '386 amd64 amd64p32 arm armbe arm64 arm64be ppc64 ppc64le loong64 mips mipsle mips64 mips64le mips64p32 mips64p32le ppc riscv riscv64 s390 s390x sparc sparc64 wasm'
const component = /^[A-Za-z0-9_.-]+$/
const systemPattern = '^([A-Za-z0-9_-]+)(?:\\(([A-Za-z0-9_.%-]*)((?:\\+[A-Za-z0-9_.%-]+)*)\\))?$'
const system = new RegExp(systemPattern)

const isKnown = (word: string, list: string) => list.split(' ').includes(word)
const invalid = (message: string) => refuse('invalid', `${message}: invalid argument`)
const quote = (text: string) => JSON.stringify(text)

const archAliases: Readonly<Record<string, readonly [string, string]>> = {
  i386: ['386', ''],
  x86_64: ['amd64', ''],
  'x86-64': ['amd64', ''],
  amd64: ['amd64', ''],
  aarch64: ['arm64', ''],
  arm64: ['arm64', ''],
  armhf: ['arm', 'v7'],
  armel: ['arm', 'v6'],
}
const armVariants: Readonly<Record<string, string>> = { '': 'v7', '7': 'v7', '5': 'v5', '6': 'v6', '8': 'v8' }

/** Architecture and variant by their usual names (containerd platforms, database.go normalizeArch). */
function normalArch(arch: string, variant: string): readonly [string, string] {
  const [name, low] = [arch.toLowerCase(), variant.toLowerCase()]
  if (name === 'arm') return ['arm', armVariants[low] ?? low]
  const known = Object.hasOwn(archAliases, name) ? archAliases[name] : undefined
  if (!known) return [name, low]
  const [normal, own] = known
  if (normal === 'arm') return known
  if (normal === '386') return ['386', '']
  if (normal === 'amd64') return [normal, low === 'v1' ? '' : low]
  if (normal === 'arm64') return [normal, low === '8' || low === 'v8' || low === 'v8.0' ? '' : low]
  return [normal, own]
}

const normalSystem = (os: string): string => {
  const low = os.toLowerCase()
  return low === 'macos' ? 'darwin' : low || 'linux'
}

const platformOf = (os: string, architecture: string, variant: string): Platform =>
  variant ? { os, architecture, variant } : { os, architecture }

/** A platform by its usual names, so that equal platforms are spelled equally. */
export function normalPlatform({ os, architecture, variant = '' }: Platform): Platform {
  const [arch, kind] = normalArch(architecture, variant)
  return platformOf(normalSystem(os), arch, kind)
}

function fromOneWord(text: string, os: string): Outcome<Platform> {
  if (isKnown(os, operatingSystems)) return done({ os, architecture: 'amd64' })
  const [arch, variant] = normalArch(text, '')
  if (!isKnown(arch, architectures)) return invalid(`${quote(text)}: unknown operating system or architecture`)
  return done(platformOf('linux', arch, arch === 'arm' && variant === 'v7' ? '' : variant))
}

/** Parses `os[/arch[/variant]]` as on linux/amd64; refuses in the library's words (containerd platforms Parse). */
export function parsePlatform(text: string): Outcome<Platform> {
  if (text.includes('*')) return invalid(`${quote(text)}: wildcards not yet supported`)
  const pieces = text.split('/')
  const parts = pieces.length > 4 ? [...pieces.slice(0, 3), pieces.slice(3).join('/')] : pieces
  const [first = '', ...others] = parts
  const match = system.exec(first)
  if (!match) {
    const must = `OSAndVersion specifier component must match ${quote(systemPattern)}`
    return invalid(`${quote(first)} is an invalid OS component of ${quote(text)}: ${must}`)
  }
  const wrong = others.find((part) => !component.test(part))
  if (wrong !== undefined) {
    const must = `platform specifier component must match ${quote(component.source)}`
    return invalid(`${quote(wrong)} is an invalid component of ${quote(text)}: ${must}`)
  }
  const os = normalSystem(match[1] ?? '')
  if (parts.length === 1) return fromOneWord(text, os)
  if (parts.length > 3) return invalid(`${quote(text)}: cannot parse platform specifier`)
  const [arch, variant] = normalArch(parts[1] ?? '', parts[2] ?? '')
  if (parts.length === 2) return done(platformOf(os, arch, arch === 'arm' && variant === 'v7' ? '' : variant))
  return done(platformOf(os, arch, arch === 'arm64' && variant === '' ? 'v8' : variant))
}

/** `linux/arm/v7` (containerd platforms Format). */
export const formatPlatform = ({ os, architecture, variant }: Platform): string =>
  os === '' ? 'unknown' : [os, architecture, variant].filter(Boolean).join('/')

/** What runs on a platform, the best first: older variants too, and 32 bits on 64 (containerd platforms, compare.go). */
function runsOn(wanted: Platform): string[] {
  const own = normalPlatform(wanted)
  const level = Number(/^v(\d+)/.exec(own.variant ?? '')?.[1] ?? Number.NaN)
  const levels = (from: number, to: number) => Array.from({ length: Math.max(0, from - to + 1) }, (_, i) => from - i)
  const arm = (from: number) => levels(from, 5).map((n) => platformOf(own.os, 'arm', `v${n}`))
  const more: Record<string, () => Platform[]> = {
    amd64: () => [
      ...levels(level - 1, 2).map((n) => platformOf(own.os, 'amd64', `v${n}`)),
      platformOf(own.os, 'amd64', ''),
      platformOf(own.os, '386', ''),
    ],
    arm: () => arm(Number.isNaN(level) ? 7 : level),
    arm64: () => [platformOf(own.os, 'arm64', ''), ...arm(8)],
  }
  return [own, ...(more[own.architecture]?.() ?? [])].map(formatPlatform)
}

/** How well a platform suits the wanted: 0 is best, -1 not at all (containerd platforms Only). */
export const suits = (wanted: Platform, offered: Platform): number =>
  runsOn(wanted).indexOf(formatPlatform(normalPlatform(offered)))

/** Whether it is exactly the wanted one (containerd platforms OnlyStrict). */
export const isPlatform = (wanted: Platform, offered: Platform): boolean =>
  formatPlatform(normalPlatform(wanted)) === formatPlatform(normalPlatform(offered))
