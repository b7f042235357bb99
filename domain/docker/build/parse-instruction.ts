import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import { type Node, nodeOf } from './dockerfile-nodes'
import { readHealthcheck } from './healthcheck'
import { chomped, heredocOf } from './heredoc'
import type { Action, Argument, CommandLine, Copying, Pair } from './instruction'
import { type FlagKinds, readFlags } from './instruction-flags'
import { instructionNames } from './node-args'
import { mountSource } from './run-mount'
import { withSuggestion } from './suggestion'

const refused = (message: string) => refuse('invalid', message)
const atLeastOne = (name: string) => refused(`${name} requires at least one argument`)
const exactlyOne = (name: string) => refused(`${name} requires exactly one argument`)

type Reader = (node: Node, name: string) => Outcome<Action>

/** An instruction that knows no flags, and takes one argument. */
const single =
  (make: (text: string) => Action): Reader =>
  (node, name) => {
    const [text] = node.args
    if (text === undefined || node.args.length !== 1) return exactlyOne(name)
    const flags = name === 'STOPSIGNAL' ? done(null) : readFlags(node.flags, {})
    return flags.ok ? done(make(text)) : flags
  }

const keyed =
  (kind: 'env' | 'label'): Reader =>
  (node, name) => {
    const flags = readFlags(node.flags, {})
    if (!flags.ok) return flags
    if (!node.args.length) return atLeastOne(name)
    const pairs: Pair[] = []
    for (let i = 0; i < node.args.length; i += 3) {
      const [key = '', value = '', sign = ''] = node.args.slice(i, i + 3)
      if (!key) return refused(`${name} names can not be blank`)
      pairs.push({ key, value, legacy: sign === '' })
    }
    return done({ kind, pairs })
  }

const commandLine = (node: Node): CommandLine => ({ line: node.args, shell: !node.json, files: node.heredocs })

const ran =
  (kind: 'cmd' | 'entrypoint'): Reader =>
  (node) => {
    const flags = readFlags(node.flags, {})
    return flags.ok ? done({ kind, command: commandLine(node) }) : flags
  }

const copyFlags = {
  COPY: { chown: 'string', from: 'string', chmod: 'string', link: 'bool', exclude: 'strings', parents: 'bool' },
  ADD: {
    chown: 'string',
    chmod: 'string',
    link: 'bool',
    'keep-git-dir': 'bool',
    checksum: 'string',
    unpack: 'bool',
    exclude: 'strings',
  },
} satisfies Record<string, FlagKinds>

function copied(node: Node, name: 'COPY' | 'ADD'): Outcome<Copying & { from: string }> {
  if (node.args.length < 2)
    return refused(
      `${name} requires at least two arguments, but only one was provided. Destination could not be determined`,
    )
  const flags = readFlags(node.flags, copyFlags[name])
  if (!flags.ok) return flags
  const destination = node.args.at(-1) ?? ''
  if (heredocOf(destination)) return refused(`${name} cannot accept a heredoc as a destination`)
  const sources: string[] = []
  const inline: Copying['inline'] = []
  for (const source of node.args.slice(0, -1)) {
    const heredoc = heredocOf(source)
    if (!heredoc || 'ok' in heredoc) {
      sources.push(source)
      continue
    }
    const content = node.heredocs.find((doc) => doc.name === heredoc.name)?.content ?? ''
    inline.push({ path: heredoc.name, data: heredoc.chomp ? chomped(content) : content, expand: heredoc.expand })
  }
  const { text, bool, list, given } = flags.value
  return done({
    sources,
    inline,
    destination,
    from: text('from'),
    chown: text('chown'),
    chmod: text('chmod'),
    link: bool('link'),
    parents: bool('parents'),
    exclude: list('exclude'),
    checksum: text('checksum'),
    unpack: given('unpack') ? bool('unpack') : null,
  })
}

function run(node: Node): Outcome<Action> {
  const flags = readFlags(node.flags, { mount: 'strings', network: 'string', security: 'string', device: 'strings' })
  if (!flags.ok) return flags
  const mounts = flags.value.list('mount')
  for (const mount of mounts) {
    const source = mountSource(mount)
    if (!source.ok) return source
  }
  const network = flags.value.text('network') || 'default'
  if (!['default', 'none', 'host'].includes(network)) return refused(`invalid network mode ${JSON.stringify(network)}`)
  const security = flags.value.text('security') || 'sandbox'
  if (!['insecure', 'sandbox'].includes(security)) return refused(`security ${JSON.stringify(security)} is not valid`)
  return done({ kind: 'run', command: commandLine(node), mounts, network })
}

function onbuild(node: Node): Outcome<Action> {
  const [rest] = node.args
  if (rest === undefined) return atLeastOne('ONBUILD')
  const inner = nodeOf(rest, '\\', node.at, [])
  if ('ok' in inner) return refused(inner.message)
  const flags = readFlags(node.flags, {})
  if (!flags.ok) return flags
  const trigger = inner.name.toUpperCase()
  if (trigger === 'ONBUILD') return refused("Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed")
  if (trigger === 'MAINTAINER' || trigger === 'FROM') return refused(`${trigger} isn't allowed as an ONBUILD trigger`)
  const original = node.original.replace(/^\s*ONBUILD\s*/i, '')
  return done({
    kind: 'onbuild',
    expression: original + node.heredocs.map((doc) => `\n${doc.content}${doc.name}`).join(''),
  })
}

function arg(node: Node): Outcome<Action> {
  if (!node.args.length) return atLeastOne('ARG')
  const args: Argument[] = []
  for (const word of node.args) {
    const sign = word.indexOf('=')
    if (sign === 0) return refused('ARG names can not be blank')
    args.push(sign < 0 ? { key: word, value: null } : { key: word.slice(0, sign), value: word.slice(sign + 1) })
  }
  return done({ kind: 'arg', args })
}

function volume(node: Node): Outcome<Action> {
  if (!node.args.length) return atLeastOne('VOLUME')
  const flags = readFlags(node.flags, {})
  if (!flags.ok) return flags
  const volumes = node.args.map((path) => path.trim())
  return volumes.includes('')
    ? refused('VOLUME specified can not be an empty string')
    : done({ kind: 'volume', volumes })
}

function shell(node: Node): Outcome<Action> {
  const flags = readFlags(node.flags, {})
  if (!flags.ok) return flags
  if (!node.args.length) return atLeastOne('SHELL')
  if (!node.json) return refused(`SHELL requires the arguments to be in JSON form`)
  return done({ kind: 'shell', shell: node.args })
}

const readers: Record<string, Reader> = {
  ENV: keyed('env'),
  LABEL: keyed('label'),
  MAINTAINER: single((maintainer) => ({ kind: 'maintainer', maintainer })),
  WORKDIR: single((path) => ({ kind: 'workdir', path })),
  USER: single((user) => ({ kind: 'user', user })),
  STOPSIGNAL: single((signal) => ({ kind: 'stopsignal', signal })),
  CMD: ran('cmd'),
  ENTRYPOINT: ran('entrypoint'),
  RUN: run,
  ONBUILD: onbuild,
  ARG: arg,
  VOLUME: volume,
  SHELL: shell,
  COPY(node) {
    const read = copied(node, 'COPY')
    return read.ok ? done({ kind: 'copy', ...read.value }) : read
  },
  ADD(node) {
    const read = copied(node, 'ADD')
    return read.ok ? done({ kind: 'add', ...read.value }) : read
  },
  EXPOSE(node) {
    if (!node.args.length) return atLeastOne('EXPOSE')
    const flags = readFlags(node.flags, {})
    return flags.ok ? done({ kind: 'expose', ports: [...node.args].sort() }) : flags
  },
  HEALTHCHECK(node) {
    if (!node.args.length) return atLeastOne('HEALTHCHECK')
    const read = readHealthcheck(node.args, node.json, node.flags)
    return read.ok ? done({ kind: 'healthcheck', health: read.value }) : read
  },
}

/** Reads one instruction other than FROM (buildkit instructions/parse.go ParseInstruction). */
export function readAction(node: Node): Outcome<Action> {
  const name = node.name.toUpperCase()
  const reader = Object.hasOwn(readers, name) ? readers[name] : undefined
  if (reader) return reader(node, name)
  return refused(withSuggestion(`unknown instruction: ${node.name}`, node.name, instructionNames, false))
}
