import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import { expandText, expandWords, type Setting } from '@/domain/docker/shell/language/expand'
import type { Redirection } from '@/domain/docker/shell/language/syntax'
import { descriptorAt } from '@/domain/docker/shell/run'
import { openStream, setStream, streamOf } from '@/domain/docker/shell/streams'
import type { Descriptor } from '@/domain/docker/world/process'
import { pathOf, type Shell } from './shell'

type Descriptors = Record<string, Descriptor>

/** A redirection with its word expanded. */
export type Target = { fd: number; op: Redirection['op']; text: string }

export const targetsOf = (redirections: readonly Redirection[], setting: Setting): Target[] =>
  redirections.map(({ fd, op, target }) => ({
    fd,
    op,
    text: op === '<<' || op === '<<<' ? expandText(target, setting) : expandWords([target], setting).join(' '),
  }))

/** Opens what redirections name, in order, after the outputs of process substitutions. Refused with the shell's own words. */
export function openTargets(
  shell: Shell,
  targets: readonly Target[],
  sources: readonly string[] = [],
): Outcome<Descriptors> {
  let fds: Descriptors = { ...shell.fds }
  for (const [i, text] of sources.entries()) fds[63 - i] = source(shell, text)
  for (const target of targets) {
    const opened = openOne(shell, fds, target)
    if (!opened.ok) return opened
    fds = opened.value
  }
  return done(fds)
}

function openOne(shell: Shell, fds: Descriptors, { fd, op, text }: Target): Outcome<Descriptors> {
  if (op === '<<') return done({ ...fds, [fd]: source(shell, text) })
  if (op === '<<<') return done({ ...fds, [fd]: source(shell, `${text}\n`) })
  if (op === '<&' || (op === '>&' && /^(?:\d+|-)$/.test(text))) return duplicate(shell, fds, fd, text)
  if (op === '<' || op === '<>') {
    const opened = openForReading(shell, fds, text)
    return opened.ok ? done({ ...fds, [fd]: opened.value }) : opened
  }
  const opened = openForWriting(shell, fds, text, op === '>>' || op === '&>>')
  if (!opened.ok) return opened
  const both = op.startsWith('&') || op === '>&'
  return done({ ...fds, [fd]: opened.value, ...(both && { 2: opened.value }) })
}

function duplicate(shell: Shell, fds: Descriptors, fd: number, text: string): Outcome<Descriptors> {
  if (text === '-') {
    const { [fd]: _closed, ...rest } = fds
    return done(rest)
  }
  const other = fds[text]
  if (other) return done({ ...fds, [fd]: other })
  const { dialect } = shell.state
  return refuse(
    'EBADF',
    dialect === 'bash'
      ? `${text}: Bad file descriptor`
      : dialect === 'dash'
        ? `${text}: Bad file descriptor`
        : `dup2(${text},${fd}): Bad file descriptor`,
  )
}

/** A stream that holds a text. */
const source = (shell: Shell, text: string): Descriptor => ({
  from: openStream(shell.run.sim, shell.run.ref, { text, open: false, writers: null, readers: [] }),
})

const ownPaths = /^\/dev\/(?:std(?:in|out|err)|tty|fd\/\d+)$|^\/proc\/(?:self|\d+)\/fd\/\d+$/

function ownDescriptor(shell: Shell, fds: Descriptors, path: string): Descriptor | undefined {
  return ownPaths.test(path)
    ? descriptorAt(shell.run.sim, shell.run.ref, { ...shell.run.process, fds }, path)
    : undefined
}

const realPath = (shell: Shell, text: string): string => {
  const found = shell.run.disk.real(pathOf(shell, text))
  return found.ok ? found.value : pathOf(shell, text)
}

function openForReading(shell: Shell, fds: Descriptors, text: string): Outcome<Descriptor> {
  const path = realPath(shell, text)
  const own = ownDescriptor(shell, fds, path)
  if (own) return done(own)
  if (path === '/dev/zero' || path === '/dev/urandom') return done(source(shell, '\0'.repeat(100_000)))
  const read = text === '' ? refuse('ENOENT', 'No such file or directory') : shell.run.disk.read(path)
  if (read.ok) return done(source(shell, read.value))
  if (shell.state.dialect === 'bash') return refuse(read.code, `${text}: ${read.message}`)
  const why = read.code === 'ENOENT' ? (shell.state.dialect === 'dash' ? 'No such file' : 'no such file') : read.message
  return refuse(
    read.code,
    shell.state.dialect === 'dash' ? `cannot open ${text}: ${why}` : `can't open ${text}: ${why}`,
  )
}

function openForWriting(shell: Shell, fds: Descriptors, text: string, append: boolean): Outcome<Descriptor> {
  const path = realPath(shell, text)
  const own = ownDescriptor(shell, fds, path)
  if (own) return done(own)
  if (path === '/dev/null') return done({ to: 'none' })
  const { disk } = shell.run
  shell.writer.flush()
  const wrote = text === '' ? refuse('ENOENT', 'No such file or directory') : disk.write(path, '', { append })
  if (wrote.ok) return done({ to: 'file', path })
  if (shell.state.dialect === 'bash') return refuse(wrote.code, `${text}: ${wrote.message}`)
  const missing = shell.state.dialect === 'dash' ? 'Directory nonexistent' : 'nonexistent directory'
  const why = wrote.code === 'ENOENT' ? missing : wrote.message
  return refuse(wrote.code, `${shell.state.dialect === 'dash' ? 'cannot' : "can't"} create ${text}: ${why}`)
}

/** Drops streams that were opened for a command which then did not begin. */
export function dropUnused(shell: Shell, fds: Readonly<Descriptors>): void {
  const { sim, ref } = shell.run
  for (const fd of Object.values(fds)) if ('from' in fd && streamOf(sim, ref, fd.from)) setStream(sim, ref, fd.from, {})
}
