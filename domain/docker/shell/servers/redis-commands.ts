/** Keys and their values: texts, lists, or hashes. */
export type Store = Readonly<Record<string, string | string[] | Record<string, string>>>
export type Answer = { reply: string; store: Store; save?: true; exit?: true }

const quote = (value: string): string => `"${value.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n')}"`
const listed = (values: readonly string[]): string =>
  values.length ? values.map((value, i) => `${i + 1}) ${quote(value)}`).join('\n') : '(empty array)'
const wrongType = '(error) WRONGTYPE Operation against a key holding the wrong kind of value'

const kindOf = (value: Store[string] | undefined): string =>
  value === undefined ? 'none' : typeof value === 'string' ? 'string' : Array.isArray(value) ? 'list' : 'hash'

type Command = { least: number; run: (store: Store, args: string[], now: number) => Answer }

const textAt = (store: Store, key: string): string | undefined => {
  const value = store[key]
  return typeof value === 'string' ? value : undefined
}

function add(store: Store, key: string, by: number): Answer {
  const old = store[key]
  if (old !== undefined && typeof old !== 'string') return { reply: wrongType, store }
  const value = Number(old ?? 0)
  if (!Number.isInteger(value)) return { reply: '(error) ERR value is not an integer or out of range', store }
  return { reply: `(integer) ${value + by}`, store: { ...store, [key]: String(value + by) } }
}

function pushTo(store: Store, [key = '', ...values]: string[], left: boolean): Answer {
  const old = store[key] ?? []
  if (!Array.isArray(old)) return { reply: wrongType, store }
  const list = left ? [...values.reverse(), ...old] : [...old, ...values]
  return { reply: `(integer) ${list.length}`, store: { ...store, [key]: list } }
}

const without = (store: Store, keys: string[]): Store =>
  Object.fromEntries(Object.entries(store).filter(([key]) => !keys.includes(key)))

const commands: Record<string, Command> = {
  ping: { least: 0, run: (store, [text]) => ({ reply: text === undefined ? 'PONG' : quote(text), store }) },
  echo: { least: 1, run: (store, [text = '']) => ({ reply: quote(text), store }) },
  get: {
    least: 1,
    run: (store, [key = '']) => {
      const value = store[key]
      return { reply: value === undefined ? '(nil)' : typeof value === 'string' ? quote(value) : wrongType, store }
    },
  },
  set: { least: 2, run: (store, [key = '', value = '']) => ({ reply: 'OK', store: { ...store, [key]: value } }) },
  setnx: {
    least: 2,
    run: (store, [key = '', value = '']) =>
      store[key] === undefined
        ? { reply: '(integer) 1', store: { ...store, [key]: value } }
        : { reply: '(integer) 0', store },
  },
  mget: {
    least: 1,
    run: (store, keys) => ({
      reply: keys
        .map((key, i) => `${i + 1}) ${textAt(store, key) === undefined ? '(nil)' : quote(textAt(store, key) ?? '')}`)
        .join('\n'),
      store,
    }),
  },
  append: {
    least: 2,
    run: (store, [key = '', value = '']) => {
      const text = (textAt(store, key) ?? '') + value
      return { reply: `(integer) ${text.length}`, store: { ...store, [key]: text } }
    },
  },
  del: {
    least: 1,
    run: (store, keys) => ({
      reply: `(integer) ${keys.filter((key) => store[key] !== undefined).length}`,
      store: without(store, keys),
    }),
  },
  exists: {
    least: 1,
    run: (store, keys) => ({ reply: `(integer) ${keys.filter((key) => store[key] !== undefined).length}`, store }),
  },
  incr: { least: 1, run: (store, [key = '']) => add(store, key, 1) },
  decr: { least: 1, run: (store, [key = '']) => add(store, key, -1) },
  incrby: { least: 2, run: (store, [key = '', by = '0']) => add(store, key, Number(by)) },
  keys: {
    least: 1,
    run: (store, [pattern = '*']) => {
      const expression = new RegExp(
        `^${pattern
          .replace(/[.+^${}()|\\]/g, '\\$&')
          .replaceAll('*', '.*')
          .replaceAll('?', '.')}$`,
      )
      return { reply: listed(Object.keys(store).filter((key) => expression.test(key))), store }
    },
  },
  dbsize: { least: 0, run: (store) => ({ reply: `(integer) ${Object.keys(store).length}`, store }) },
  type: { least: 1, run: (store, [key = '']) => ({ reply: kindOf(store[key]), store }) },
  strlen: {
    least: 1,
    run: (store, [key = '']) => ({ reply: `(integer) ${(textAt(store, key) ?? '').length}`, store }),
  },
  lpush: { least: 2, run: (store, args) => pushTo(store, args, true) },
  rpush: { least: 2, run: (store, args) => pushTo(store, args, false) },
  llen: {
    least: 1,
    run: (store, [key = '']) => ({ reply: `(integer) ${Array.isArray(store[key]) ? store[key].length : 0}`, store }),
  },
  lrange: {
    least: 3,
    run: (store, [key = '', from = '0', to = '-1']) => {
      const list = store[key] ?? []
      if (!Array.isArray(list)) return { reply: wrongType, store }
      return { reply: listed(list.slice(Number(from), Number(to) === -1 ? undefined : Number(to) + 1)), store }
    },
  },
  hset: {
    least: 3,
    run: (store, [key = '', ...pairs]) => {
      const old = store[key] ?? {}
      if (typeof old === 'string' || Array.isArray(old)) return { reply: wrongType, store }
      const hash = { ...old }
      let fresh = 0
      for (let i = 0; i + 1 < pairs.length; i += 2) {
        if (hash[pairs[i] ?? ''] === undefined) fresh++
        hash[pairs[i] ?? ''] = pairs[i + 1] ?? ''
      }
      return { reply: `(integer) ${fresh}`, store: { ...store, [key]: hash } }
    },
  },
  hget: {
    least: 2,
    run: (store, [key = '', name = '']) => {
      const hash = store[key]
      const value = typeof hash === 'object' && !Array.isArray(hash) ? hash[name] : undefined
      return { reply: value === undefined ? '(nil)' : quote(value), store }
    },
  },
  hgetall: {
    least: 1,
    run: (store, [key = '']) => {
      const hash = store[key]
      return {
        reply: typeof hash === 'object' && !Array.isArray(hash) ? listed(Object.entries(hash).flat()) : '(empty array)',
        store,
      }
    },
  },
  flushall: { least: 0, run: () => ({ reply: 'OK', store: {} }) },
  flushdb: { least: 0, run: () => ({ reply: 'OK', store: {} }) },
  save: { least: 0, run: (store) => ({ reply: 'OK', store, save: true }) },
  bgsave: { least: 0, run: (store) => ({ reply: 'Background saving started', store, save: true }) },
  lastsave: { least: 0, run: (store, _, now) => ({ reply: `(integer) ${Math.floor(now / 1000)}`, store }) },
  shutdown: { least: 0, run: (store) => ({ reply: '', store, exit: true }) },
  select: { least: 1, run: (store) => ({ reply: 'OK', store }) },
  info: {
    least: 0,
    run: (store) => ({
      reply: `# Server\r\nredis_version:8.4.0\r\nos:Linux 6.12.0-deckhand x86_64\r\n\r\n# Keyspace\r\n${Object.keys(store).length ? `db0:keys=${Object.keys(store).length},expires=0,avg_ttl=0\r\n` : ''}`,
      store,
    }),
  },
}

/** Answers one command as redis-cli shows it on a terminal. */
export function answerRedis(store: Store, [name = '', ...args]: string[], now: number): Answer {
  const command = commands[name.toLowerCase()]
  if (!command)
    return {
      reply: `(error) ERR unknown command '${name}', with args beginning with: ${args.map((arg) => `'${arg}' `).join('')}`,
      store,
    }
  if (args.length < command.least)
    return { reply: `(error) ERR wrong number of arguments for '${name.toLowerCase()}' command`, store }
  return command.run(store, args, now)
}
