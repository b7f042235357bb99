import type { Tree } from '@/domain/docker/files/node'

const isPattern = (part: string) => /[*?[]/.test(part.replace(/\\./g, ''))

/** One part of a path as filepath.Match reads it; a malformed one matches nothing. */
function matchesPart(pattern: string): (name: string) => boolean {
  let text = ''
  const chars = [...pattern]
  for (let i = 0; i < chars.length; i++) {
    const c = chars[i] ?? ''
    if (c === '*') text += '[^/]*'
    else if (c === '?') text += '[^/]'
    else if (c === '\\') text += `\\${chars[++i] ?? '\\'}`
    else if (c === '[') {
      const end = chars.indexOf(']', i + 1)
      if (end < 0) return () => false
      text += chars.slice(i, end + 1).join('')
      i = end
    } else text += /[.+()|{}^$\]]/.test(c) ? `\\${c}` : c
  }
  try {
    const expression = new RegExp(`^${text}$`, 's')
    return (name) => expression.test(name)
  } catch {
    return () => false
  }
}

/**
 * Paths of a tree that a path with wildcards means, sorted; a path without any is itself, whether it is there or not
 * (fsutil/copy ResolveWildcards).
 */
export function wildcardPaths(tree: Tree, path: string): string[] {
  const parts = path.split('/').filter(Boolean)
  if (!parts.some(isPattern)) return [path]
  const matchers = parts.map((part) =>
    isPattern(part) ? matchesPart(part) : (name: string) => name === part.replace(/\\(.)/g, '$1'),
  )
  return Object.keys(tree)
    .filter((candidate) => {
      const names = candidate.split('/').filter(Boolean)
      return names.length === parts.length && names.every((name, i) => matchers[i]?.(name))
    })
    .sort()
}
