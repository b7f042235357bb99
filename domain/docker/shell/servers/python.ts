import { isOnline } from '@/domain/docker/shell/network/reach'
import type { Entry, Run, Verdict } from '@/domain/docker/shell/program'
import { ended, linesOf, waitForInput } from '@/domain/docker/shell/programs/input'
import { evaluate, type Names } from './literals'
import { isTaken, serve } from './serve'

const versionOf = (run: Run): string => (run.variant.match(/^\d/) ? run.variant : (run.env.PYTHON_VERSION ?? '3.13.5'))

type Python = { listens: number[]; serves?: string; root?: string; version?: string; rest?: string[]; names?: Names }

function webServer(run: Run): Verdict {
  const at = run.args.indexOf('http.server')
  const port = Number(run.args.slice(at + 1).find((arg) => /^\d+$/.test(arg)) ?? 8000)
  const directory =
    run.args.includes('-d') || run.args.includes('--directory')
      ? run.args[run.args.findIndex((arg) => arg === '-d' || arg === '--directory') + 1]
      : '.'
  if (isTaken(run, port)) {
    run.err('OSError: [Errno 98] Address already in use\n')
    return ended(1)
  }
  // Python keeps what goes to a pipe or a log until there is more of it.
  if (run.isTerminal(1) || run.env.PYTHONUNBUFFERED || run.args.includes('-u'))
    run.out(`Serving HTTP on 0.0.0.0 port ${port} (http://0.0.0.0:${port}/) ...\n`)
  return serve({ listens: [port], serves: 'python', root: run.path(directory ?? '.'), version: versionOf(run) })
}

function traceback(run: Run, place: string, line: number, text: string, problem: string): Verdict {
  run.err(
    `Traceback (most recent call last):\n  File "${place}", line ${line}, in <module>\n${text ? `    ${text.trim()}\n` : ''}${problem}\n`,
  )
  return ended(1)
}

const libraries = new Set(
  'os sys time json re math random datetime socket http http.server subprocess pathlib signal logging platform string collections itertools functools typing urllib urllib.request shutil threading'.split(
    ' ',
  ),
)

/** What a statement does; `names` may gain variables. */
type Did =
  | { did: 'next' }
  | { did: 'sleep'; seconds: number }
  | { did: 'end'; verdict: Verdict }
  | { did: 'serve'; port: number }

function statement(run: Run, text: string, names: Names, place: string, line: number): Did {
  const fail = (problem: string): Did => ({
    did: 'end',
    verdict: traceback(run, place, line, place === '<string>' ? '' : text, problem),
  })
  const imported = /^(?:from\s+([\w.]+)\s+import\s+.*|import\s+([\w., ]+))$/.exec(text)
  if (imported) {
    for (const name of (imported[1] ?? imported[2] ?? '')
      .split(',')
      .map((part) => part.trim().split(/\s+as\s+/)[0] ?? '')) {
      if (!libraries.has(name) && !run.disk.stat(run.path(`${name.replaceAll('.', '/')}.py`)) && !installed(run, name))
        return fail(`ModuleNotFoundError: No module named '${name.split('.')[0]}'`)
    }
    return { did: 'next' }
  }
  const sleep = /^time\.sleep\((.*)\)$/.exec(text) ?? /^sleep\((.*)\)$/.exec(text)
  if (sleep) return { did: 'sleep', seconds: Number(evaluate(sleep[1] ?? '', names, 'python') ?? 0) }
  const exit = /^(?:sys\.exit|exit|quit|os\._exit)\((.*)\)$/.exec(text)
  if (exit) return { did: 'end', verdict: ended(Number(exit[1] || 0) & 255) }
  const raised = /^raise\s+(\w+)(?:\((.*)\))?$/.exec(text)
  if (raised) return fail(`${raised[1]}${raised[2] ? `: ${evaluate(raised[2], names, 'python') ?? ''}` : ''}`)
  const print = /^print\(([\s\S]*)\)$/.exec(text)
  if (print) return printed(run, print[1] ?? '', names, fail)
  const listen = /HTTPServer\(\(.*?,\s*(\d+)\)|app\.run\(.*?port\s*=\s*(\d+)|\.bind\(\(.*?,\s*(\d+)\)\)/.exec(text)
  if (listen) return { did: 'serve', port: Number(listen[1] ?? listen[2] ?? listen[3]) }
  const assigned = /^([A-Za-z_]\w*)\s*=\s*([^=][\s\S]*)$/.exec(text)
  if (assigned) names[assigned[1] ?? ''] = evaluate(assigned[2] ?? '', names, 'python') ?? ''
  return { did: 'next' }
}

const installed = (run: Run, name: string): boolean => {
  const list = run.disk.read('/usr/local/lib/python/installed')
  return list.ok && linesOf(list.value).includes((name.split('.')[0] ?? '').toLowerCase())
}

function printed(run: Run, inner: string, names: Names, fail: (problem: string) => Did): Did {
  const withoutKeywords = inner.replace(/,\s*(?:flush|file|end|sep)\s*=\s*(?:[\w.]+|'[^']*'|"[^"]*")/g, '')
  const value = withoutKeywords.trim() ? evaluate(withoutKeywords, names, 'python', true) : ''
  if (value === undefined)
    return fail(`NameError: name '${/[A-Za-z_]\w*/.exec(withoutKeywords)?.[0] ?? ''}' is not defined`)
  const end = /end\s*=\s*(?:'([^']*)'|"([^"]*)")/.exec(inner)
  ;(/file\s*=\s*sys\.stderr/.test(inner) ? run.err : run.out)(`${value}${end ? (end[1] ?? end[2] ?? '') : '\n'}`)
  return { did: 'next' }
}

/**
 * Runs statements one after the other. Understood are print, time.sleep, sys.exit, raise, imports, plain
 * assignments, `while True:` around such statements, and a server that is bound to a port; all else does nothing.
 */
function script(run: Run, lines: string[], place: string, start: Names): Verdict {
  const names = { ...start }
  const loop = lines.findIndex((line) => /^while\s+(?:True|1):/.test(line))
  for (let i = 0; i < lines.length && i < 2000; i++) {
    const raw = lines[i] ?? ''
    const text = raw.trim().replace(/^while\s+(?:True|1):\s*/, '')
    if (!text || text.startsWith('#') || (/^\s/.test(raw) && (loop < 0 || i < loop))) continue
    const did = statement(run, text, names, place, i + 1)
    const rest = loop >= 0 && i >= lines.length - 1 ? lines.slice(loop) : lines.slice(i + 1)
    if (did.did === 'end') return did.verdict
    if (did.did === 'serve') return serve({ listens: [did.port], serves: 'text', text: 'Hello from Python\n' })
    if (did.did === 'sleep')
      return {
        wait: { for: 'time', until: run.sim.world.now + did.seconds * 1000 },
        data: { listens: [], rest, names, place, loop: loop >= 0 ? lines.slice(loop) : undefined },
      }
    if (loop >= 0 && i === lines.length - 1)
      return {
        wait: { for: 'time', until: run.sim.world.now + 60_000 },
        data: { listens: [], rest: lines.slice(loop), names, place },
      }
  }
  return ended()
}

/** Statements of a text: lines, and what semicolons part, as far in as the line itself. */
const statements = (text: string): string[] =>
  linesOf(text).flatMap((line) => {
    const parts = line.match(/(?:[^;"']|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')+/g) ?? ['']
    const indent = /^\s*/.exec(line)?.[0] ?? ''
    return parts.map((part) => `${indent}${part.trim()}`)
  })

/** python3: `-c`, a script, `-m http.server`, `--version`; a program of its own language only as far as `script` says. */
export const python: Entry = {
  run: (run) => {
    const state = run.data as (Python & { rest?: string[]; place?: string; loop?: string[] }) | undefined
    if (state?.rest)
      return script(
        run,
        state.rest.length ? state.rest : (state.loop ?? []),
        state.place ?? '<string>',
        state.names ?? {},
      )
    if (state) return serve(state)
    const args = run.args.filter((arg) => !/^-[uBbEIsSOx]+$/.test(arg))
    const [first, second] = args
    if (first === '--version' || first === '-V') {
      run.out(`Python ${versionOf(run)}\n`)
      return ended()
    }
    const names: Names = {
      'sys.version_info.major': '3',
      'platform.python_version()': versionOf(run),
      'sys.version': versionOf(run),
      __name__: '__main__',
      'os.getpid()': String(run.pid),
      'os.getcwd()': run.cwd,
      ...Object.fromEntries(
        Object.entries(run.env).flatMap(([name, value]) =>
          ['"', "'"].flatMap((quote) => [
            [`os.environ[${quote}${name}${quote}]`, value],
            [`os.environ.get(${quote}${name}${quote})`, value],
            [`os.getenv(${quote}${name}${quote})`, value],
          ]),
        ),
      ),
    }
    if (first === '-m' && second === 'http.server') return webServer(run)
    if (first === '-m') return ended(0)
    if (first === '-c') return script(run, statements(second ?? ''), '<string>', names)
    if (first === undefined || first === '-') {
      if (run.input.open()) return waitForInput()
      return script(run, statements(run.input.take(run.input.text().length)), '<stdin>', names)
    }
    const read = run.disk.read(run.path(first))
    if (!read.ok) {
      run.err(`${run.process.argv[0]}: can't open file '${run.path(first)}': [Errno 2] No such file or directory\n`)
      return ended(2)
    }
    return script(run, linesOf(read.value), run.path(first), names)
  },
  // Python catches INT, and as it does not catch TERM, that does nothing to pid 1.
  on: (run, signal) => {
    if (signal !== 'INT' || run.data === undefined) return 'default'
    run.err(
      run.args.includes('http.server')
        ? '\nKeyboard interrupt received, exiting.\n'
        : 'Traceback (most recent call last):\nKeyboardInterrupt\n',
    )
    return { exit: run.args.includes('http.server') ? 0 : 130 }
  },
}

/** pip: installs whatever it is asked for, and says so. */
export const pip: Entry = {
  run: (run) => {
    const [what, ...rest] = run.args
    if (what === '--version') {
      run.out('pip 25.3 from /usr/local/lib/python3/site-packages/pip (python 3)\n')
      return ended()
    }
    const files = rest.flatMap((arg, i) => (rest[i - 1] === '-r' || rest[i - 1] === '--requirement' ? [arg] : []))
    const listed = files.flatMap((name) => {
      const read = run.disk.read(run.path(name))
      return read.ok
        ? linesOf(read.value)
            .map((line) => line.replace(/#.*/, '').trim())
            .filter(Boolean)
        : []
    })
    const missing = files.find((name) => !run.disk.read(run.path(name)).ok)
    if (missing !== undefined) {
      run.err(`ERROR: Could not open requirements file: [Errno 2] No such file or directory: '${missing}'\n`)
      return ended(1)
    }
    if (what !== 'install') return ended(0)
    const names = [
      ...rest.filter((arg, i) => !arg.startsWith('-') && !files.includes(arg) && rest[i - 1] !== '-r'),
      ...listed,
    ]
      .map((name) => name.split(/[=<>~![; ]/)[0]?.toLowerCase() ?? '')
      .filter(Boolean)
    if (run.data === undefined)
      return { wait: { for: 'time', until: run.sim.world.now + 1000 + names.length * 500 }, data: 'asked' }
    const [wanted] = names
    if (wanted !== undefined && !isOnline(run.sim, run.ref)) {
      run.err(
        `ERROR: Could not find a version that satisfies the requirement ${wanted} (from versions: none)\nERROR: No matching distribution found for ${wanted}\n`,
      )
      return ended(1)
    }
    const path = '/usr/local/lib/python/installed'
    for (const directory of ['/usr/local/lib', '/usr/local/lib/python']) run.disk.mkdir(directory)
    run.disk.write(path, names.map((name) => `${name}\n`).join(''), { append: true })
    for (const name of names) run.out(`Collecting ${name}\n`)
    if (names.length)
      run.out(
        `Installing collected packages: ${names.join(', ')}\nSuccessfully installed ${names.map((name) => `${name}-1.0.0`).join(' ')}\n`,
      )
    return ended()
  },
}
