import { file } from '@/domain/docker/files/node'
import { resolvePath } from '@/domain/docker/files/path'
import type { Program, Run, Verdict } from '@/domain/docker/shell/program'
import { ended } from '@/domain/docker/shell/programs/input'
import { binaryHeading } from './go-binary'

const usage = `Go is a tool for managing Go source code.

Usage:

	go <command> [arguments]

The commands are:

	build       compile packages and dependencies
	env         print Go environment information
	install     compile and install packages and dependencies
	mod         module maintenance
	run         compile and run Go program
	test        test packages
	version     print Go version

Use "go help <command>" for more information about a command.
`

const settings = (run: Run): Record<string, string> => ({
  GOARCH: 'amd64',
  GOOS: 'linux',
  GOPATH: '/root/go',
  GOROOT: '/usr/local/go',
  GOVERSION: `go${run.variant}`,
  CGO_ENABLED: '1',
  GOPROXY: 'https://proxy.golang.org,direct',
  GOTOOLCHAIN: 'auto',
  ...Object.fromEntries(Object.entries(run.env).filter(([name]) => /^(?:GO[A-Z]+|CGO_ENABLED)$/.test(name))),
})

/** The go.mod above a directory: the module's name, or null. */
function moduleOf(run: Run, directory: string): { name: string; root: string } | null {
  for (let at = directory; ; at = at.replace(/\/[^/]*$/, '')) {
    const read = run.disk.read(`${at}/go.mod`)
    if (read.ok) return { name: /^module\s+(\S+)/m.exec(read.value)?.[1] ?? 'app', root: at || '/' }
    if (!at || at === '/') return null
  }
}

type Source = { text: string; name: string }
const refuse = (run: Run, text: string): Verdict => {
  run.err(`${text}\n`)
  return ended(1)
}

/** The sources that a build was asked for: files by name, or those of a package's directory. */
function sourcesOf(run: Run, asked: string[]): Source | string {
  if (asked[0]?.endsWith('.go')) {
    const texts = asked.map((path) => ({ path, read: run.disk.read(run.path(path)) }))
    const absent = texts.find(({ read }) => !read.ok)
    if (absent) return `no required module provides package ${absent.path}; to add it:\n\tgo get ${absent.path}`
    return {
      text: texts.map(({ read }) => (read.ok ? read.value : '')).join('\n'),
      name: (asked[0] ?? '').replace(/^.*\//, '').replace(/\.go$/, ''),
    }
  }
  const directory = resolvePath(run.cwd, (asked[0] ?? '.').replace(/\/?\.\.\.$/, '') || '.')
  const module = moduleOf(run, directory)
  if (!module) return "go: go.mod file not found in current directory or any parent directory; see 'go help modules'"
  const names = run.disk.list(directory)
  if (!names.ok) return `stat ${directory}: directory not found`
  const files = names.value.filter((name) => name.endsWith('.go') && !name.endsWith('_test.go'))
  if (!files.length) return `no Go files in ${directory}`
  const texts = files.map((name) => run.disk.read(`${directory}/${name}`))
  const name = directory === module.root ? module.name : directory
  return { text: texts.map((read) => (read.ok ? read.value : '')).join('\n'), name: name.replace(/^.*\//, '') }
}

const valued = /^-(?:ldflags|tags|o|mod|gcflags|asmflags|p|buildmode|installsuffix|run|count|timeout)$/

function argumentsOf(args: readonly string[]): { output: string | undefined; rest: string[] } {
  const rest: string[] = []
  let output: string | undefined
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? ''
    if (arg === '-o') output = args[++i]
    else if (valued.test(arg)) i++
    else if (arg.startsWith('-o=')) output = arg.slice(3)
    else if (!arg.startsWith('-')) rest.push(arg)
  }
  return { output, rest }
}

function compile(run: Run, source: Source, path: string): Verdict | null {
  const unclosed = source.text.split('{').length - source.text.split('}').length
  if (!/^package\s+\w+/m.test(source.text)) return refuse(run, `${source.name}.go:1:1: expected 'package', found 'EOF'`)
  if (unclosed)
    return refuse(
      run,
      `# ${source.name}\n./${source.name}.go:${source.text.split('\n').length}:1: syntax error: unexpected EOF, expecting }`,
    )
  const wrote = run.disk.put(
    path,
    file(`${binaryHeading}${source.text}`, { mode: 0o755, size: 2_201_748 + source.text.length }),
  )
  return wrote.ok ? null : refuse(run, `open ${path}: ${wrote.message}`)
}

function build(run: Run, install: boolean): Verdict {
  if (run.data === undefined) return { wait: { for: 'time', until: run.sim.world.now + 1500 }, data: 'building' }
  const { output, rest } = argumentsOf(run.args.slice(1))
  const source = sourcesOf(run, rest)
  if (typeof source === 'string') return refuse(run, source)
  const to = install ? `${settings(run).GOPATH}/bin/` : run.path(output ?? source.name)
  const path =
    to.endsWith('/') || (output?.endsWith('/') ?? false) || run.disk.stat(to)?.kind === 'dir'
      ? resolvePath(to, source.name)
      : to
  for (const above of path
    .split('/')
    .slice(1, -1)
    .map((_, i, all) => `/${all.slice(0, i + 1).join('/')}`))
    if (!run.disk.stat(above)) run.disk.mkdir(above)
  return compile(run, source, path) ?? ended()
}

function runSource(run: Run): Verdict {
  if (run.data === undefined) return { wait: { for: 'time', until: run.sim.world.now + 1500 }, data: 'building' }
  const files = run.args.slice(1).filter((arg, i, all) => i === 0 || (arg.endsWith('.go') && all[0]?.endsWith('.go')))
  const source = sourcesOf(run, files)
  if (typeof source === 'string') return refuse(run, source)
  const path = `/tmp/go-build-${source.name}`
  return (
    compile(run, source, path) ?? {
      exec: {
        argv: [path, ...run.args.slice(1 + files.length)],
        program: path,
        identity: { program: 'go-binary', variant: 'run' },
        env: { ...run.env },
      },
    }
  )
}

function modules(run: Run): Verdict {
  const [, what = '', name] = run.args
  if (what !== 'init') {
    return moduleOf(run, run.cwd)
      ? ended()
      : refuse(run, "go: go.mod file not found in current directory or any parent directory; see 'go help modules'")
  }
  const path = run.path('go.mod')
  if (run.disk.stat(path)) return refuse(run, `go: ${path} already exists`)
  if (!name)
    return refuse(
      run,
      `go: cannot determine module path for source directory ${run.cwd} (outside GOPATH, module path must be specified)\n\nExample usage:\n\t'go mod init example.com/m' to initialize a v0 or v1 module\n\t'go mod init example.com/m/v2' to initialize a v2 module\n\nRun 'go help mod init' for more information.`,
    )
  run.disk.write(path, `module ${name}\n\ngo ${run.variant}\n`)
  run.err(`go: creating new go.mod: module ${name}\n`)
  const names = run.disk.list(run.cwd)
  if (names.ok && names.value.some((one) => one.endsWith('.go')))
    run.err('go: to add module requirements and sums:\n\tgo mod tidy\n')
  return ended()
}

/** go: `version`, `env`, `mod`, `build`, `install`, `run`, `test`; what of a program is understood, `goBinary` says. */
export const go: Program = (run) => {
  const [what] = run.args
  if (what === undefined) {
    run.err(usage)
    return ended(2)
  }
  if (what === 'version') {
    run.out(`go version go${run.variant} linux/amd64\n`)
    return ended()
  }
  if (what === 'env') {
    const all = settings(run)
    const names = run.args.slice(1).filter((arg) => !arg.startsWith('-'))
    run.out(
      names.length
        ? names.map((name) => `${all[name] ?? ''}\n`).join('')
        : Object.entries(all)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([name, value]) => `${name}='${value}'\n`)
            .join(''),
    )
    return ended()
  }
  if (what === 'build' || what === 'install') return build(run, what === 'install')
  if (what === 'run') return runSource(run)
  if (what === 'mod') return modules(run)
  if (what === 'test') {
    const module = moduleOf(run, run.cwd)
    if (!module)
      return refuse(
        run,
        "go: go.mod file not found in current directory or any parent directory; see 'go help modules'",
      )
    run.out(`?   \t${module.name}\t[no test files]\n`)
    return ended()
  }
  if (/^(?:get|vet|fmt|clean|generate)$/.test(what)) return ended()
  run.err(`go ${what}: unknown command\nRun 'go help' for usage.\n`)
  return ended(2)
}
