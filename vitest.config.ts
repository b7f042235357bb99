import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url))

const alias = [
  { find: /^@\//, replacement: root },
  // Outside of Next, the guard against importing server code in the browser has nothing to guard.
  { find: 'server-only', replacement: `${root}node_modules/server-only/empty.js` },
]

export default defineConfig({
  resolve: { alias },
  test: {
    // Every core: the rest of the machine waits for the tests anyway.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'domain',
          include: ['domain/**/*.test.ts', 'app/**/*.test.ts', 'scripts/*.test.ts', 'components/**/*.test.tsx'],
          // What modules keep here are memos of what never changes, so the model of Docker is loaded once and not for every file.
          isolate: false,
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: ['server/**/*.db.test.ts', 'prisma/**/*.db.test.ts'],
          globalSetup: ['prisma/test-server.ts'],
          setupFiles: ['prisma/test-database.ts'],
          // Limits against hanging, not measures of speed.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
