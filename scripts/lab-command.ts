import { stdin, stdout } from 'node:process'
import { text } from 'node:stream/consumers'
import { createWorld } from '@/domain/docker/run'
import type { Store } from '@/domain/docker/world/store'
import { runJson, runPlain } from './lab-script'
import { runShell } from './lab-shell'

const usage = `Usage: npm run lab -- [--json] [--store containerd|overlay2]

Without options: a shell on a simulated Docker host. With a script on standard input: runs it.
  --json    reads a script from standard input; one JSON line per command
  --store   the image store: containerd (default) or overlay2
`

type Options = { json: boolean; store: Store }

const isStore = (word: string | undefined): word is Store => word === 'containerd' || word === 'overlay2'

/** @returns the options, or one sentence about what is wrong with them */
function readOptions(args: readonly string[]): Options | string {
  const options: Options = { json: false, store: 'containerd' }
  const words = args.flatMap((arg) => (arg.startsWith('--store=') ? ['--store', arg.slice('--store='.length)] : [arg]))
  for (let i = 0; i < words.length; i++) {
    const word = words[i]
    if (word === '--json') options.json = true
    else if (word === '--store') {
      const store = words[++i]
      if (!isStore(store)) return `--store takes containerd or overlay2${store ? `, not ${store}` : ''}.`
      options.store = store
    } else return `npm run lab does not know ${word}; it takes --json and --store.`
  }
  return options
}

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    stdout.write(usage)
    return 0
  }
  const options = readOptions(args)
  if (typeof options === 'string') {
    process.stderr.write(`${options}\n`)
    return 2
  }
  const world = createWorld({ store: options.store, now: Date.UTC(2026, 0, 15, 9), seed: 'deckhand' })
  if (!options.json && stdin.isTTY) return runShell(world)
  const script = await text(stdin)
  return options.json ? runJson(world, script) : runPlain(world, script)
}

stdout.on('error', () => process.exit(1))
process.exitCode = await main(process.argv.slice(2))
