import { chromium, defineConfig, devices } from '@playwright/test'
import { chromiumFlags, findChromium, sandbox } from './scripts/chromium.mjs'

const port = Number(process.env.DECKHAND_E2E_PORT ?? 3210)
const address = `http://localhost:${port}`

export default defineConfig({
  testDir: 'e2e',
  // The README's pictures are taken from the same server that the journeys run on (npm run pictures).
  testMatch: process.env.DECKHAND_PICTURES ? '*.pictures.ts' : '*.spec.ts',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  // Limits against hanging, not measures of speed: machines stall, and axe takes its time on long pages.
  timeout: 180_000,
  expect: { timeout: 10_000 },
  // A journey that passes the second time is told as flaky; one that is broken fails twice.
  retries: 1,
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    baseURL: address,
    // What is not there after this long will not come: say so, rather than use up the test's time.
    actionTimeout: 30_000,
    // The second try is recorded: recording each costs every journey a third of its time.
    trace: 'on-first-retry',
    launchOptions: {
      executablePath: findChromium(() => chromium.executablePath()) ?? undefined,
      args: chromiumFlags,
      chromiumSandbox: sandbox,
    },
  },
  webServer: {
    command: 'node scripts/e2e-server.mjs',
    env: { PORT: String(port), HOST: '127.0.0.1', LOG_LEVEL: 'warn' },
    url: `${address}/api/health`,
    timeout: 300_000,
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
  },
})
