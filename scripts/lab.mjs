// `npm run lab`: a simulated Docker host in the terminal, or with --json a script's results line by line.
import './node-version.cjs'

import('./command.mjs').then(({ runCommand }) => runCommand(['scripts/lab-command.ts', ...process.argv.slice(2)]))
