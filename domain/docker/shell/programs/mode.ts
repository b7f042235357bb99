import type { Program } from '@/domain/docker/shell/program'
import { groupsOf, usersOf } from '@/domain/docker/shell/users'
import { onEach } from './on-each'
import { isBusybox, missingOperand, refersToHelp, withOptions } from './options'

const who: Record<string, number> = { u: 0o4700, g: 0o2070, o: 0o1007, a: 0o7777 }
const bits: Record<string, number> = { r: 0o444, w: 0o222, x: 0o111, s: 0o6000, t: 0o1000 }

/** A mode after `755` or `u+x,go-w`; null for what is neither. */
export function parseMode(text: string, old: number, isDirectory: boolean): number | null {
  if (/^[0-7]{1,4}$/.test(text)) return Number.parseInt(text, 8)
  let mode = old
  for (const clause of text.split(',')) {
    const found = /^([ugoa]*)((?:[-+=][rwxXst]*)+)$/.exec(clause)
    if (!found) return null
    const mask = [...(found[1] || 'a')].reduce((sum, letter) => sum | (who[letter] ?? 0), 0)
    for (const [, op, letters = ''] of (found[2] ?? '').matchAll(/([-+=])([rwxXst]*)/g)) {
      const given = [...letters].reduce((sum, letter) => {
        if (letter === 'X') return sum | (isDirectory || mode & 0o111 ? 0o111 : 0)
        return sum | (bits[letter] ?? 0)
      }, 0)
      if (op === '=') mode = (mode & ~(mask & 0o777)) | (given & mask)
      else mode = op === '+' ? mode | (given & mask) : mode & ~(given & mask)
    }
  }
  return mode
}

const chmod: Program = (run) => {
  const modeFirst = run.args.map((arg) => (/^-[rwxXst]+$/.test(arg) ? `a${arg}` : arg))
  return withOptions('Rvcf', { recursive: 'R' }, (inner, options) => {
    const [text, ...paths] = options.rest
    if (text === undefined) return missingOperand(inner)
    if (!paths.length) return missingOperand(inner, 1, `operand after '${text}'`)
    if (parseMode(text, 0, false) === null)
      return isBusybox(inner) ? inner.fail(`invalid mode '${text}'`) : refersToHelp(inner, `invalid mode: '${text}'`)
    return onEach(inner, paths, (path, name) => {
      if (!inner.disk.stat(path))
        return isBusybox(inner)
          ? `${name}: No such file or directory`
          : `cannot access '${name}': No such file or directory`
      for (const { path: each, node } of options.has('R')
        ? inner.disk.walk(path)
        : [{ path, node: inner.disk.stat(path) }]) {
        if (!node || node.kind === 'link') continue
        const changed = inner.disk.change(each, { mode: parseMode(text, node.mode, node.kind === 'dir') ?? node.mode })
        if (!changed.ok)
          return isBusybox(inner)
            ? `${name}: ${changed.message}`
            : `changing permissions of '${name}': ${changed.message}`
      }
      return null
    })
  })({ ...run, args: modeFirst })
}

const chown = withOptions('RvchHf', { recursive: 'R', 'no-dereference': 'h' }, (run, options) => {
  const [spec, ...paths] = options.rest
  if (spec === undefined) return missingOperand(run)
  if (!paths.length) return missingOperand(run, 1, `operand after '${spec}'`)
  const [userText = '', groupText = ''] = run.name === 'chgrp' ? ['', spec] : spec.split(/[:.]/)
  const user = usersOf(run.disk).find(({ name }) => name === userText)
  const group = groupsOf(run.disk).find(({ name }) => name === groupText)
  if (userText && !user && !/^\d+$/.test(userText))
    return run.fail(isBusybox(run) ? `unknown user ${userText}` : `invalid user: '${spec}'`)
  if (groupText && !group && !/^\d+$/.test(groupText))
    return run.fail(isBusybox(run) ? `unknown group ${groupText}` : `invalid group: '${spec}'`)
  const part = {
    ...(userText && { uid: user?.uid ?? Number(userText) }),
    ...(groupText && { gid: group?.gid ?? Number(groupText) }),
    ...(userText && spec.endsWith(':') && user && { gid: user.gid }),
  }
  return onEach(run, paths, (path, name) => {
    if (!run.disk.stat(path))
      return isBusybox(run)
        ? `${name}: No such file or directory`
        : `cannot access '${name}': No such file or directory`
    if (run.process.uid !== 0)
      return isBusybox(run)
        ? `${name}: Operation not permitted`
        : `changing ownership of '${name}': Operation not permitted`
    for (const found of options.has('R') ? run.disk.walk(path) : [{ path }]) run.disk.change(found.path, part)
    return null
  })
})

export const ownership: Record<string, Program> = { chmod, chown, chgrp: chown }
