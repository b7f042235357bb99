// `npm run check`: format, lint and walls, then types.
import './node-version.cjs'

import('./check-steps.mjs').then(async ({ check }) => {
  const { failed } = await check()
  process.exit(failed ? 1 : 0)
})
