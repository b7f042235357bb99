import { find } from '@/domain/docker/shell/interpreter/children'
import { complain } from '@/domain/docker/shell/interpreter/messages'
import { pushArgv } from '@/domain/docker/shell/interpreter/push-argv'
import { out, type Shell } from '@/domain/docker/shell/interpreter/shell'
import type { Builtin } from './builtin'

const keywords = new Set('if then else elif fi for while until do done case esac in { } !'.split(' '))

type Kind = 'keyword' | 'function' | 'builtin' | 'alias' | { path: string }

/** What a name means to the shell; `names` are those of its builtins. */
function kindOf(shell: Shell, name: string, names: ReadonlySet<string>): Kind | null {
  if (shell.state.aliases[name]) return 'alias'
  if (keywords.has(name)) return 'keyword'
  if (shell.state.functions[name]) return 'function'
  if (names.has(name)) return 'builtin'
  const found = find(shell, [name])
  return found.ok ? { path: found.value.program } : null
}

const type =
  (names: ReadonlySet<string>): Builtin =>
  (shell, [, ...args]) => {
    const { dialect } = shell.state
    let status = 0
    const brief = args.includes('-t')
    for (const name of args.filter((arg) => !/^-[tpa]+$/.test(arg))) {
      const kind = kindOf(shell, name, names)
      if (kind === null) {
        status = dialect === 'bash' ? 1 : 127
        if (dialect === 'bash' && !brief) complain(shell, `${name}: not found`, 'type')
        else if (!brief) out(shell, `${name}: not found\n`)
      } else if (brief) out(shell, `${typeof kind === 'string' ? kind : 'file'}\n`)
      else if (typeof kind === 'object') out(shell, `${name} is ${kind.path}\n`)
      else if (kind === 'alias')
        out(
          shell,
          `${name} is ${dialect === 'bash' ? 'aliased to' : 'an alias for'} ${dialect === 'bash' ? `\`${shell.state.aliases[name]}'` : shell.state.aliases[name]}\n`,
        )
      else if (kind === 'function') out(shell, `${name} is a ${dialect === 'dash' ? 'shell ' : ''}function\n`)
      else out(shell, `${name} is a shell ${kind}\n`)
    }
    return status
  }

const command =
  (names: ReadonlySet<string>): Builtin =>
  (shell, [, ...args]) => {
    const { dialect } = shell.state
    const verbose = args[0] === '-V'
    if (args[0] !== '-v' && !verbose) {
      const rest = args.filter((arg, i) => !(i === 0 && (arg === '-p' || arg === '--')))
      return rest.length ? pushArgv(shell, rest, false) : 0
    }
    if (verbose) return type(names)(shell, ['type', ...args.slice(1)])
    let status = dialect === 'bash' ? 1 : 0
    // dash and busybox look at the first name only.
    for (const name of args.slice(1, dialect === 'bash' ? undefined : 2)) {
      const kind = kindOf(shell, name, names)
      if (kind === null) status = dialect === 'bash' ? status : 127
      else {
        if (dialect === 'bash') status = 0
        out(
          shell,
          `${typeof kind === 'object' ? kind.path : kind === 'alias' ? `alias ${name}='${shell.state.aliases[name]}'` : name}\n`,
        )
      }
    }
    return status
  }

const alias: Builtin = (shell, [, ...args]) => {
  const { aliases, dialect } = shell.state
  const show = (name: string) => out(shell, `${dialect === 'bash' ? 'alias ' : ''}${name}='${aliases[name] ?? ''}'\n`)
  if (!args.length) for (const name of Object.keys(aliases).sort()) show(name)
  let status = 0
  for (const word of args) {
    const at = word.indexOf('=')
    if (at > 0) aliases[word.slice(0, at)] = word.slice(at + 1)
    else if (aliases[word] !== undefined) show(word)
    else {
      complain(shell, `${word}${dialect === 'bash' ? ': not found' : ' not found'}`, 'alias')
      status = 1
    }
  }
  return status
}

const unalias: Builtin = (shell, [, ...args]) => {
  for (const name of args.includes('-a') ? Object.keys(shell.state.aliases) : args) delete shell.state.aliases[name]
  return 0
}

/** Builtins that say what names mean; they are told the names of all. */
export const lookup = (names: ReadonlySet<string>): Record<string, Builtin> => ({
  type: type(names),
  command: command(names),
  builtin: (shell, [, ...args]) => (args.length ? pushArgv(shell, args, false) : 0),
  hash: () => 0,
  alias,
  unalias,
  history: () => 0,
})
