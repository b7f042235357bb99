import { resolvePath } from '@/domain/docker/files/path'
import { isOnline } from '@/domain/docker/shell/network/reach'
import type { Entry, Run, Verdict } from '@/domain/docker/shell/program'
import { ended, waitForInput } from '@/domain/docker/shell/programs/input'
import { evaluate, type Names } from './literals'
import { isTaken, serve } from './serve'

const versionOf = (run: Run): string => run.env.NODE_VERSION ?? '24.12.0'

const namesOf = (run: Run): Names => ({
  'process.version': `v${versionOf(run)}`,
  'process.versions.node': versionOf(run),
  'process.pid': String(run.pid),
  'process.cwd()': run.cwd,
  'process.platform': 'linux',
  'process.arch': 'x64',
  'os.hostname()': run.env.HOSTNAME ?? '',
  "require('os').hostname()": run.env.HOSTNAME ?? '',
  ...Object.fromEntries(Object.entries(run.env).map(([name, value]) => [`process.env.${name}`, value])),
})

/** The text that a server answers with, where the script says it plainly. */
const answerOf = (text: string, names: Names): string => {
  const found = /\.(?:end|send)\(\s*((?:'[^']*'|"[^"]*"|`[^`]*`)(?:\s*\+\s*[\w.'"`\\]+)*)\s*\)/.exec(text)
  return (found && evaluate(found[1] ?? '', names, 'node')) ?? 'Hello World\n'
}

function crash(run: Run, place: string, name: string, message: string, more = ''): Verdict {
  run.err(`${place}\n${more}\n${name}: ${message}\n\nNode.js v${versionOf(run)}\n`)
  return ended(1)
}

/** The first port that the text listens on, with its variables replaced. */
function portOf(text: string, names: Names): number | null {
  const found = /\.listen\(\s*([^,)]+?)\s*[,)]/.exec(text) ?? /\.listen\(\s*\{[^}]*port:\s*([^,}]+)/.exec(text)
  if (!found) return null
  const port = Number(evaluate(found[1] ?? '', names, 'node') ?? Number.NaN)
  return Number.isNaN(port) ? 3000 : port
}

/**
 * Runs a script as far as it is understood: constants that are literals, `console.log` and `console.error`
 * at its start of a line, `process.exit`, `throw new Error`, `setInterval` (it goes on for ever) and
 * `setTimeout`, `require` of what is not there, and a server that listens on a port.
 */
function script(run: Run, text: string, place: string, from: string): Verdict {
  const names = namesOf(run)
  for (const [, name = '', value = ''] of text.matchAll(/(?:const|let|var)\s+(\w+)\s*=\s*([^;\n]+)/g))
    names[name] = evaluate(value, names, 'node') ?? names[name] ?? ''
  const required = [...text.matchAll(/(?:require\(\s*|from\s+|import\s+)['"]([^'"]+)['"]/g)].map(
    ([, name = '']) => name,
  )
  for (const name of required) if (!isThere(run, name, from)) return missing(run, name, place)
  const handles = (signal: string) => new RegExp(`process\\.on\\(\\s*['"]SIG${signal}['"]`).test(text)
  const catches = ['TERM', 'INT'].filter(handles)
  const port = portOf(text, names)
  const depths = depthOf(text)
  for (const found of text.matchAll(
    /(console\.(?:log|info|error|warn))\(((?:[^()]|\([^()]*\))*)\)|process\.exit\((\d*)\)|throw new (\w*Error)\(([^)]*)\)/g,
  )) {
    const [, print, inner = '', code, error, message = ''] = found
    const depth = depths[found.index] ?? 0
    const inListen = port !== null && /\.listen\([\s\S]*$/.test(text.slice(0, found.index)) && depth > 0
    if (depth > 0 && !inListen) continue
    if (code !== undefined) return ended(Number(code || 0) & 255)
    if (error) return crash(run, `${place}:1`, error, evaluate(message, names, 'node') ?? '')
    if (print) (/error|warn/.test(print) ? run.err : run.out)(`${evaluate(inner, names, 'node', true) ?? ''}\n`)
  }
  if (port !== null) {
    if (isTaken(run, port))
      return crash(run, 'node:events:486', 'Error', `listen EADDRINUSE: address already in use :::${port}`)
    return serve({ listens: [port], serves: 'text', text: answerOf(text, names), catches })
  }
  if (/setInterval\(/.test(text)) return repeat(run, text, names, catches)
  const later = /setTimeout\([\s\S]*?,\s*(\d+)\s*\)/.exec(text)
  if (later)
    return {
      wait: { for: 'time', until: run.sim.world.now + Number(later[1]) },
      data: { listens: [], ends: true, says: printedIn(text, 'setTimeout', names), catches },
    }
  return ended()
}

/** What a timer's function prints. */
function printedIn(text: string, timer: string, names: Names): string {
  const body = text.slice(text.indexOf(timer))
  const found = /console\.(?:log|info)\(((?:[^()]|\([^()]*\))*)\)/.exec(body)
  return found ? `${evaluate(found[1] ?? '', names, 'node', true) ?? ''}\n` : ''
}

function repeat(run: Run, text: string, names: Names, catches: string[]): Verdict {
  const every = Number(/setInterval\([\s\S]*?,\s*([\d_]+)\s*\)/.exec(text)?.[1]?.replaceAll('_', '') ?? 1000)
  return {
    wait: { for: 'time', until: run.sim.world.now + Math.max(10, every) },
    data: { listens: [], every: Math.max(10, every), says: printedIn(text, 'setInterval', names), catches },
  }
}

/** How many parentheses and braces are open at each place. */
function depthOf(text: string): number[] {
  const depths: number[] = []
  let depth = 0
  for (const char of text) {
    depths.push(depth)
    if ('{('.includes(char)) depth++
    else if ('})'.includes(char)) depth--
  }
  return depths
}

const builtin = new Set(
  'fs http https os path url util events crypto net child_process stream assert process timers readline zlib buffer dns cluster worker_threads perf_hooks querystring'.split(
    ' ',
  ),
)

function isThere(run: Run, name: string, from: string): boolean {
  if (builtin.has(name.replace(/^node:/, '').split('/')[0] ?? '')) return true
  if (name.startsWith('.') || name.startsWith('/'))
    return ['', '.js', '.json', '/index.js', '.mjs', '.cjs'].some(
      (end) => run.disk.stat(`${resolvePath(from, name)}${end}`)?.kind === 'file',
    )
  return [from, run.cwd, '/'].some(
    (directory) => run.disk.stat(resolvePath(directory, `node_modules/${name}`)) !== null,
  )
}

function missing(run: Run, name: string, place: string): Verdict {
  run.err(
    `node:internal/modules/cjs/loader:1423\n  throw err;\n  ^\n\nError: Cannot find module '${name}'\nRequire stack:\n- ${place}\n    at Module._resolveFilename (node:internal/modules/cjs/loader:1420:15) {\n  code: 'MODULE_NOT_FOUND',\n  requireStack: [ '${place}' ]\n}\n\nNode.js v${versionOf(run)}\n`,
  )
  return ended(1)
}

type Timer = { listens: number[]; every?: number; ends?: boolean; says?: string; catches: string[] }

/** node: `-v`, `-e`, `-p`, a script; what of a script is understood, `script` says. */
export const node: Entry = {
  run: (run) => {
    const state = run.data as Timer | undefined
    if (state?.says) run.out(state.says)
    if (state?.ends) return ended()
    if (state?.every) return { wait: { for: 'time', until: run.sim.world.now + state.every }, data: state }
    if (state) return serve(state)
    const args = run.args.filter((arg) => !/^--(?!version|eval|print)/.test(arg))
    const [first, second = ''] = args
    if (first === '-v' || first === '--version') {
      run.out(`v${versionOf(run)}\n`)
      return ended()
    }
    if (first === '-e' || first === '--eval') return script(run, second, '[eval]', run.cwd)
    if (first === '-p' || first === '-pe' || first === '--print')
      return script(run, `console.log(${second})`, '[eval]', run.cwd)
    if (first === undefined || first === '-') {
      if (run.input.open()) {
        if (run.isTerminal(0) && run.data === undefined)
          run.out(`Welcome to Node.js v${versionOf(run)}.\nType ".help" for more information.\n> `)
        return waitForInput(undefined)
      }
      return script(run, run.input.take(run.input.text().length), '[stdin]', run.cwd)
    }
    const path = run.path(first)
    const file = [path, `${path}.js`, `${path}/index.js`].find((candidate) => run.disk.stat(candidate)?.kind === 'file')
    const read = file ? run.disk.read(file) : null
    if (!file || !read?.ok) {
      run.err(
        `node:internal/modules/cjs/loader:1423\n  throw err;\n  ^\n\nError: Cannot find module '${path}'\n    at Module._resolveFilename (node:internal/modules/cjs/loader:1420:15) {\n  code: 'MODULE_NOT_FOUND',\n  requireStack: []\n}\n\nNode.js v${versionOf(run)}\n`,
      )
      return ended(1)
    }
    return script(run, read.value, file, file.slice(0, file.lastIndexOf('/')) || '/')
  },
  // Without handlers of its own, node does nothing special: pid 1 ignores TERM and INT.
  on: (run, signal) => ((run.data as Timer | undefined)?.catches?.includes(signal) ? { exit: 0 } : 'default'),
}

/** npm: `install` and `ci` make node_modules after package.json, `start` and `run` run its scripts in a shell. */
export const npm: Entry = {
  run: (run) => {
    const [what = '', name = ''] = run.args
    if (what === '-v' || what === '--version') {
      run.out(`${run.name === 'yarn' ? '1.22.22' : '11.6.2'}\n`)
      return ended()
    }
    const read = run.disk.read(run.path('package.json'))
    const manifest = read.ok ? parsed(read.value) : null
    if (/^(?:start|run|run-script|test)$/.test(what))
      return runScript(run, manifest, what === 'run' || what === 'run-script' ? name : what)
    if (!/^(?:install|ci|i|add)$/.test(what)) return ended(0)
    if (run.data === undefined) return { wait: { for: 'time', until: run.sim.world.now + 2000 }, data: 'asked' }
    const named = run.args.slice(1).filter((arg) => !arg.startsWith('-'))
    if (!manifest && !named.length && what !== 'install') {
      run.err(
        `npm error code ENOENT\nnpm error syscall open\nnpm error path ${run.path('package.json')}\nnpm error errno -2\n`,
      )
      return ended(254)
    }
    const wanted = [...Object.keys(manifest?.dependencies ?? {}), ...named.map((word) => word.replace(/(.)@.*$/, '$1'))]
    if (wanted.length && !isOnline(run.sim, run.ref)) {
      const registry = 'registry.npmjs.org'
      run.err(
        `npm error code EAI_AGAIN\nnpm error syscall getaddrinfo\nnpm error errno EAI_AGAIN\nnpm error request to https://${registry}/${wanted[0]} failed, reason: getaddrinfo EAI_AGAIN ${registry}\n`,
      )
      return ended(1)
    }
    if (wanted.length) run.disk.mkdir(run.path('node_modules'))
    for (const each of wanted) {
      run.disk.mkdir(run.path(`node_modules/${each}`))
      run.disk.write(run.path(`node_modules/${each}/package.json`), `{ "name": "${each}" }\n`)
    }
    run.out(
      `\nadded ${wanted.length} package${wanted.length === 1 ? '' : 's'}, and audited ${wanted.length + 1} package${wanted.length ? 's' : ''} in 2s\n\nfound 0 vulnerabilities\n`,
    )
    return ended()
  },
}

type Manifest = {
  name?: string
  version?: string
  dependencies?: Record<string, string>
  scripts?: Record<string, string>
}
function parsed(text: string): Manifest | null {
  try {
    return JSON.parse(text) as Manifest
  } catch {
    return null
  }
}

function runScript(run: Run, manifest: Manifest | null, name: string): Verdict {
  const text =
    manifest?.scripts?.[name] ??
    (name === 'start' && run.disk.stat(run.path('server.js')) ? 'node server.js' : undefined)
  if (text === undefined) {
    run.err(
      manifest
        ? `npm error Missing script: "${name}"\nnpm error\nnpm error To see a list of scripts, run:\nnpm error   npm run\n`
        : `npm error code ENOENT\nnpm error syscall open\nnpm error path ${run.path('package.json')}\n`,
    )
    return ended(manifest ? 1 : 254)
  }
  run.out(`\n> ${manifest?.name ?? 'app'}@${manifest?.version ?? '1.0.0'} ${name}\n> ${text}\n\n`)
  const shell = run.disk.stat('/usr/bin/dash')
    ? { program: 'dash', variant: 'dash' }
    : { program: 'ash', variant: 'ash' }
  return { exec: { argv: ['sh', '-c', text], program: '/bin/sh', identity: shell, env: { ...run.env } } }
}
