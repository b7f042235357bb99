// node scripts/run.mjs <file.ts> [arguments]: runs a command of the project with its dependencies, secrets and
// database at hand. Progress goes to stderr; stdout belongs to the command.
import './node-version.cjs'

import('./command.mjs').then(({ runCommand }) => runCommand(process.argv.slice(2)))
