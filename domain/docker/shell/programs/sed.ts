import type { Program, Run } from '@/domain/docker/shell/program'
import { cannotRead, ended, waitForInput } from './input'
import { isBusybox, withOptions } from './options'
import { parseSed, type SedAddress, type SedCommand } from './sed-script'

type Editing = {
  lines: string[]
  at: number
  out: string[]
  append: string[]
  quit: number | null
  inside: Set<SedCommand>
  hold: string
}

const mostSteps = 200_000

function addressed(address: SedAddress, editing: Editing, line: string): boolean {
  if (address.kind === 'line') return editing.at + 1 === address.line
  if (address.kind === 'last') return editing.at === editing.lines.length - 1
  if (address.kind === 'step')
    return address.step
      ? editing.at + 1 >= address.line && (editing.at + 1 - address.line) % address.step === 0
      : editing.at + 1 === address.line
  return address.expression.test(line)
}

function selected(command: SedCommand, editing: Editing, line: string): boolean {
  const [from, to] = command.addresses
  let hit = true
  if (from && !to) hit = addressed(from, editing, line)
  if (from && to) {
    if (editing.inside.has(command)) {
      if (to.kind === 'line' ? editing.at + 1 >= to.line : addressed(to, editing, line)) editing.inside.delete(command)
    } else if (addressed(from, editing, line)) {
      if (!(to.kind === 'line' && to.line <= editing.at + 1)) editing.inside.add(command)
    } else hit = false
  }
  return hit !== command.negated
}

function substitute(command: SedCommand, line: string): { text: string; changed: boolean } {
  if (!command.expression) return { text: line, changed: false }
  let count = 0
  let changed = false
  const text = line.replace(
    new RegExp(command.expression.source, `g${command.expression.flags.includes('i') ? 'i' : ''}`),
    (...found: unknown[]) => {
      count++
      const whole = String(found[0])
      if (
        command.occurrence
          ? count < command.occurrence || (count > command.occurrence && !command.global)
          : count > 1 && !command.global
      )
        return whole
      changed = true
      return replacement(
        command.replacement ?? '',
        found.map((part) => (typeof part === 'string' ? part : '')),
        whole,
      )
    },
  )
  return { text, changed }
}

function replacement(text: string, groups: string[], whole: string): string {
  return text.replace(/\\([0-9nt&\\/]|[\s\S])|&/g, (all, char: string | undefined) => {
    if (all === '&') return whole
    if (char === 'n') return '\n'
    if (char === 't') return '\t'
    if (/\d/.test(char ?? '')) return char === '0' ? whole : (groups[Number(char)] ?? '')
    return char ?? ''
  })
}

/** Runs commands on one line; what is left of the pattern space, or null when it was deleted. */
function runCommands(
  commands: SedCommand[],
  editing: Editing,
  start: string,
  print: (text: string) => void,
): string | null {
  let space = start
  let changed = false
  for (let i = 0, steps = 0; i < commands.length && steps < mostSteps; i++, steps++) {
    const command = commands[i]
    if (!command || !selected(command, editing, space)) {
      if (command?.name === '{') i = command.jump ?? i
      continue
    }
    switch (command.name) {
      case 's': {
        const result = substitute(command, space)
        space = result.text
        changed ||= result.changed
        if (result.changed && command.print) print(space)
        break
      }
      case 'y':
        space = [...space]
          .map((char) => (command.text ?? '')[(command.replacement ?? '').indexOf(char)] ?? char)
          .join('')
        break
      case 'd':
        return null
      case 'p':
        print(space)
        break
      case '=':
        print(String(editing.at + 1))
        break
      case 'a':
        editing.append.push(command.text ?? '')
        break
      case 'i':
        print(command.text ?? '')
        break
      case 'c':
        if (!command.addresses[1] || !editing.inside.has(command)) print(command.text ?? '')
        return null
      case 'n':
        if (editing.at + 1 >= editing.lines.length) return space
        print(space)
        space = editing.lines[++editing.at] ?? ''
        break
      case 'N':
        if (editing.at + 1 >= editing.lines.length) return space
        space += `\n${editing.lines[++editing.at] ?? ''}`
        break
      case 'h':
        editing.hold = space
        break
      case 'H':
        editing.hold += `\n${space}`
        break
      case 'g':
        space = editing.hold
        break
      case 'G':
        space += `\n${editing.hold}`
        break
      case 'x':
        ;[space, editing.hold] = [editing.hold, space]
        break
      case 'q':
      case 'Q':
        editing.quit = Number(command.text || 0)
        return command.name === 'Q' ? null : space
      case 'b':
      case 't':
        if (command.name === 't' && !changed) break
        changed = false
        i = command.jump ?? commands.length
        break
    }
  }
  return space
}

/** Edits a whole text. */
function edit(commands: SedCommand[], text: string, quiet: boolean): { text: string; quit: number | null } {
  const complete = text.endsWith('\n') || text === ''
  const lines = text.split('\n')
  if (complete) lines.pop()
  const editing: Editing = { lines, at: 0, out: [], append: [], quit: null, inside: new Set(), hold: '' }
  const print = (line: string) => void editing.out.push(line)
  for (; editing.at < lines.length && editing.quit === null; editing.at++) {
    const space = runCommands(commands, editing, lines[editing.at] ?? '', print)
    if (space !== null && !quiet) print(space)
    for (const appended of editing.append.splice(0)) print(appended)
  }
  const all = editing.out.join('\n')
  return { text: editing.out.length ? all + (complete || editing.quit !== null ? '\n' : '') : '', quit: editing.quit }
}

function inPlace(run: Run, commands: SedCommand[], names: string[], quiet: boolean, backup: string): number {
  let code = 0
  for (const name of names) {
    const path = run.path(name)
    const read = run.disk.read(path)
    if (!read.ok) {
      code = isBusybox(run) ? 1 : 2
      run.err(
        isBusybox(run)
          ? `${run.name}: ${name}: ${read.message}\n`
          : `${run.name}: can't read ${name}: ${read.message}\n`,
      )
      continue
    }
    if (backup) run.disk.write(`${path}${backup}`, read.value)
    const wrote = run.disk.write(path, edit(commands, read.value, quiet).text)
    if (!wrote.ok) {
      code = isBusybox(run) ? 1 : 4
      run.err(
        `${run.name}: ${isBusybox(run) ? `can't create temp file '${name}XXXXXX'` : `couldn't open temporary file ./sedXXXXXX`}: ${wrote.message}\n`,
      )
    }
  }
  return code
}

export const sed: Program = (run) => {
  const backup = run.args.find((arg) => /^-i./.test(arg) && !/^-i[nEre]+$/.test(arg))?.slice(2) ?? ''
  const args = run.args.map((arg) => (/^-i./.test(arg) && backup ? '-i' : arg === '--in-place' ? '-i' : arg))
  return withOptions(
    'nEre:f:iszu',
    { quiet: 'n', silent: 'n', 'regexp-extended': 'E', expression: 'e', file: 'f' },
    (inner, options) => {
      const rest = [...options.rest]
      const files = options.values('f').map((name) => {
        const read = inner.disk.read(inner.path(name))
        return read.ok ? read.value : ''
      })
      const scripts = options.has('e') || options.has('f') ? [...options.values('e'), ...files] : [rest.shift() ?? '']
      const commands = parseSed(scripts.join('\n'), options.has('E') || options.has('r'))
      if (typeof commands === 'string')
        return inner.fail(
          isBusybox(inner) ? commands : `-e expression #1, char ${scripts[0]?.length ?? 0}: ${commands}`,
        )
      if (options.has('i')) return ended(inPlace(inner, commands, rest, options.has('n'), backup))
      if (!rest.length && inner.input.open() && inner.input.text().length < 60_000) return waitForInput()
      let text = rest.length ? '' : inner.input.take(inner.input.text().length)
      let code = 0
      for (const name of rest) {
        const read =
          name === '-'
            ? { ok: true as const, value: inner.input.take(inner.input.text().length) }
            : inner.disk.read(inner.path(name))
        if (read.ok) text += read.value
        else {
          code = isBusybox(inner) ? 1 : 2
          if (isBusybox(inner)) cannotRead({ ...inner, variant: 'x' }, name, read.message)
          else inner.err(`${inner.name}: can't read ${name}: ${read.message}\n`)
        }
      }
      const edited = edit(commands, text, options.has('n'))
      inner.out(edited.text)
      return ended(edited.quit ?? code)
    },
  )({ ...run, args })
}
