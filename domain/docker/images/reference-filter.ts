import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import { matchPath } from './path-match'
import { familiar, fullName, parseReference, repositoryOf, withDefaultTag } from './reference'

/** What of a full name the filter `reference` looks at: familiar and full, with a tag and without. */
function formsOf(full: string): string[] {
  const parsed = parseReference(full)
  if (!parsed.ok) return []
  const repository = repositoryOf(parsed.value)
  return [familiar(full), familiar(repository), fullName(withDefaultTag(parsed.value)), repository]
}

/** Whether one of the patterns matches a full name (moby daemon/containerd/image_list.go); refuses a malformed one. */
export function matchesReference(patterns: readonly string[], full: string): Outcome<boolean> {
  for (const pattern of patterns) {
    for (const form of formsOf(full)) {
      const matched = matchPath(pattern, form)
      if (matched === null) return refuse('unknown', 'syntax error in pattern')
      if (matched) return done(true)
    }
  }
  return done(false)
}
