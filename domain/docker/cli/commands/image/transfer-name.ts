import type { Cli, Flags } from '@/domain/docker/cli/spec'
import { parseReference, type Reference, withDefaultTag } from '@/domain/docker/images/reference'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'

/** What pull and push mean by a name: with `latest` where it says neither tag nor digest, unless all tags are meant. */
export function transferName(cli: Cli, flags: Flags, name: string): Outcome<Reference> {
  const parsed = parseReference(name)
  if (!parsed.ok) return parsed
  const all = flags.bool('all-tags')
  const isNameOnly = !parsed.value.tag && !parsed.value.digest
  if (all && !isNameOnly) return refuse('invalid', "tag can't be used with --all-tags/-a")
  if (all) return parsed
  const ref = withDefaultTag(parsed.value)
  if (isNameOnly && !flags.bool('quiet')) cli.out(`Using default tag: ${ref.tag}\n`)
  return done(ref)
}
