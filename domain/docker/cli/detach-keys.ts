import { type Refusal, refuse } from '@/domain/docker/outcome'

const isKey = (key: string): boolean => key.length === 1 || /^(?:ctrl-[a-z@[\\\]^_]|DEL)$/.test(key)

/** Why `--detach-keys` will not do, or null (docker/cli container/hijack.go, validateDetachKeys). */
export function refuseDetachKeys(keys: string): Refusal | null {
  const wrong = keys === '' ? undefined : keys.split(',').find((key) => !isKey(key))
  return wrong === undefined ? null : refuse('invalid', `invalid detach keys (${keys}): Unknown character: '${wrong}'`)
}
