// `npm start` and `npm run dev`. What follows is imported only once the Node is known to be new enough to parse it.
import './node-version.cjs'

import('./up.mjs').then(({ up }) => up({ dev: process.argv.includes('--dev') }))
