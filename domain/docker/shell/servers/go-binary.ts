import type { Entry, Run, Verdict } from '@/domain/docker/shell/program'
import { ended } from '@/domain/docker/shell/programs/input'
import { goLog, goSignals } from './go-server'
import { evaluate, type Names } from './literals'
import { isTaken, serve } from './serve'

/** The first line of what `go build` makes; the source follows. */
export const binaryHeading = '#!deckhand go-binary\n'

/** Calls of a source that are understood, in the order in which they stand. */
const calls =
  /\b(fmt\.(?:Println|Printf|Print|Fprintln|Fprintf|Fprint)|log\.(?:Println|Printf|Print|Fatal|Fatalf)|os\.Exit|panic|time\.Sleep|http\.ListenAndServe)\(((?:"(?:[^"\\]|\\.)*"|`[^`]*`|[^()"`]|\((?:"(?:[^"\\]|\\.)*"|[^()"]|\([^()]*\))*\))*)\)/g

const namesOf = (run: Run, source: string): Names => ({
  ...Object.fromEntries(
    [...source.matchAll(/os\.Getenv\("(\w+)"\)/g)].map(([whole, name]) => [whole, run.env[name ?? ''] ?? '']),
  ),
  'runtime.GOOS': 'linux',
  'runtime.GOARCH': 'amd64',
  'runtime.Version()': 'go1.25.5',
})

/** Variables and constants with a plain value. */
function withVariables(source: string, names: Names): Names {
  const all = { ...names }
  for (const [, name = '', value = ''] of source.matchAll(
    /\b(?:var\s+|const\s+)?(\w+)\s*(?::=|(?:\s+string)?\s*=)\s*([^\n={]+)$/gm,
  )) {
    const found = evaluate(value.trim(), all, 'node')
    if (found !== undefined) all[name] = found
  }
  return all
}

function textOf(verb: string, args: string, names: Names): string {
  const inner = /Fprint/.test(verb) ? args.replace(/^[^,]*,\s*/, '') : args
  if (!/[fF]$/.test(verb) || !/rintf$|atalf$/.test(verb)) {
    const text = evaluate(inner, names, 'node', true) ?? ''
    return /ln$/.test(verb) ? `${text}\n` : text
  }
  const [, format = '', rest = ''] = /^\s*("(?:[^"\\]|\\.)*")\s*,?([\s\S]*)$/.exec(inner) ?? []
  const values = rest.split(',').map((part) => evaluate(part.trim(), names, 'node') ?? '')
  return (evaluate(format, names, 'node') ?? '').replace(/%[svdq]/g, () => values.shift() ?? '')
}

/** What stands in `main`, and what stands in handlers: all that writes to an `http.ResponseWriter`. */
const isAnswer = (verb: string, args: string): boolean => /^fmt\.Fprint/.test(verb) && !/^\s*os\.Std/.test(args)

function main(run: Run, source: string): Verdict {
  const names = withVariables(source, namesOf(run, source))
  const found = [...source.matchAll(calls)].map(([, verb = '', args = '']) => ({ verb, args }))
  const answer = found
    .filter(({ verb, args }) => isAnswer(verb, args))
    .map(({ verb, args }) => textOf(verb, args, names))
    .join('')
  for (const { verb, args } of found) {
    if (isAnswer(verb, args)) continue
    if (verb === 'os.Exit') return ended(Number(args) & 255)
    if (verb === 'panic') {
      run.err(`panic: ${textOf('fmt.Print', args, names)}\n\ngoroutine 1 [running]:\nmain.main()\n`)
      return ended(2)
    }
    const listens = /http\.ListenAndServe\(([^,)]*)/.exec(`${verb}(${args}`)?.[1]
    if (listens !== undefined) {
      const address = evaluate(listens, names, 'node') ?? ':8080'
      const port = Number(address.split(':').at(-1))
      if (!isTaken(run, port)) return serve({ listens: [port], serves: 'text', text: answer })
      goLog(run, `listen tcp ${address}: bind: address already in use`)
      return ended(1)
    }
    const text = textOf(verb, args, names)
    if (verb.startsWith('log.')) goLog(run, text.replace(/\n$/, ''))
    else if (/^fmt\.Fprint/.test(verb) && /^\s*os\.Stderr/.test(args)) run.err(text)
    else if (verb.startsWith('fmt.')) run.out(text)
    if (verb.startsWith('log.Fatal')) return ended(1)
  }
  return ended()
}

/** A program that `go build` made: printing, leaving, and a server are understood of its source. */
export const goBinary: Entry = {
  run: (run) => {
    if (run.data !== undefined) return serve(run.data as { listens: number[] })
    const read = run.disk.read(run.process.program)
    const verdict = main(run, read.ok ? read.value.slice(binaryHeading.length) : '')
    if (run.variant !== 'run' || !('exit' in verdict) || verdict.exit === 0) return verdict
    // `go run` tells how its program ended, and ends with 1 itself.
    run.err(`exit status ${verdict.exit}\n`)
    return ended(1)
  },
  on: goSignals,
}
