import { done, type Outcome, refuse } from '@/domain/docker/outcome'

/** An operand without blanks around it; nothing at all is refused before the daemon is asked (moby client/utils.go, trimID). */
export function identifierOf(kind: 'container' | 'volume' | 'image', text: string): Outcome<string> {
  const id = text.trim()
  return id ? done(id) : refuse('invalid', `invalid ${kind} name or ID: value is empty`)
}
