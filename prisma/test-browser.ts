// For database tests, in place of next/headers: the cookies and headers of one browser's request.
// Use it by vi.mock('next/headers', () => import('@/prisma/test-browser')).
const jar = new Map<string, string>()

export const browser = {
  /** Forgets all cookies: another browser. */
  clear: () => jar.clear(),
  /** What its cookies are now; give it back later to be that browser again. */
  save: () => [...jar],
  become: (saved: [string, string][]) => {
    jar.clear()
    for (const [name, value] of saved) jar.set(name, value)
  },
}

export const cookies = async () => ({
  get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) } : undefined),
  set: (name: string, value: string) => jar.set(name, value),
  delete: ({ name }: { name: string }) => jar.delete(name),
})

let address = 0

/** Every request comes from another address, so that limits by address do not meet the tests. */
export const headers = async () =>
  new Headers({ 'x-forwarded-for': `192.0.2.${++address % 250}`, 'sec-fetch-site': 'same-origin' })
