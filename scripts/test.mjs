// `npm test`: everything. `node scripts/test.mjs e2e [arguments of Playwright]` and the like: one part.
import './node-version.cjs'

import('./test-parts.mjs').then(({ test }) => test(process.argv.slice(2)))
