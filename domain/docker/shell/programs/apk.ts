import { isOnline } from '@/domain/docker/shell/network/reach'
import type { Program, Run, Verdict } from '@/domain/docker/shell/program'
import { ended, linesOf } from './input'
import { alpinePackages, unpack, withNeeds } from './packages'

const world = '/etc/apk/world'
const database = '/lib/apk/db/installed'
const caches = '/var/cache/apk'

const listed = (run: Run, path: string): string[] => {
  const read = run.disk.read(path)
  return read.ok
    ? linesOf(read.value)
        .map((line) => line.replace(/^P:/, ''))
        .filter(Boolean)
    : []
}
const nameOf = (word: string): string => word.replace(/[=<>~@].*$/, '')

function branch(run: Run): string {
  const read = run.disk.read('/etc/apk/repositories')
  return /alpine\/(v[\d.]+|edge)\//.exec(read.ok ? read.value : '')?.[1] ?? 'v3.23'
}

function fetchIndex(run: Run): void {
  for (const part of ['main', 'community'])
    run.out(`fetch https://dl-cdn.alpinelinux.org/alpine/${branch(run)}/${part}/x86_64/APKINDEX.tar.gz\n`)
}

/** Without a network no index is fetched, which by itself ends nothing. */
function complain(run: Run): void {
  for (const part of ['main', 'community']) {
    const place = `https://dl-cdn.alpinelinux.org/alpine/${branch(run)}/${part}`
    run.out(`fetch ${place}/x86_64/APKINDEX.tar.gz\n`)
    run.err(`WARNING: updating and opening ${place}: temporary error (try again later)\n`)
  }
}

const total = (_run: Run, count: number, extra: number): string =>
  `OK: ${Math.round(8 + extra / 1024)} MiB in ${16 + count} packages\n`
const sizeOf = (names: readonly string[]): number =>
  names.reduce((sum, name) => sum + (alpinePackages[name]?.size ?? 0), 0)

function add(run: Run, names: string[], cached: boolean): Verdict {
  if (run.process.uid !== 0) {
    run.err(
      'ERROR: Unable to lock database: Permission denied\nERROR: Failed to open apk database: Permission denied\n',
    )
    return ended(99)
  }
  const online = isOnline(run.sim, run.ref)
  if (run.data === undefined) {
    if (!online) complain(run)
    else if (!cached || !run.disk.list(caches).ok || run.args.includes('-U')) fetchIndex(run)
    return { wait: { for: 'time', until: run.sim.world.now + 1500 }, data: 'fetched' }
  }
  const have = new Set(listed(run, database))
  const missing = names.filter((name) => !alpinePackages[name] || (!online && !have.has(name)))
  if (missing.length) {
    run.err(
      `ERROR: unable to select packages:\n${missing.map((name) => `  ${name} (no such package):\n    required by: world[${name}]\n`).join('')}`,
    )
    return ended(missing.length)
  }
  const fresh = withNeeds(alpinePackages, names, have)
  for (const [i, name] of fresh.entries()) {
    const found = alpinePackages[name]
    if (!found) continue
    run.out(`(${i + 1}/${fresh.length}) Installing ${name} (${found.version})\n`)
    unpack(run, name, found, '/usr/share/apk')
  }
  const all = [...have, ...fresh]
  run.disk.write(database, all.map((name) => `P:${name}\n`).join(''))
  run.disk.write(
    world,
    [...new Set([...listed(run, world), ...names])]
      .sort()
      .map((name) => `${name}\n`)
      .join(''),
  )
  if (fresh.length) run.out('Executing busybox-1.37.0-r30.trigger\n')
  run.out(total(run, all.length, sizeOf(all)))
  return ended()
}

function remove(run: Run, names: string[]): Verdict {
  const have = listed(run, database)
  const gone = names.filter((name) => have.includes(name))
  for (const [i, name] of gone.entries()) {
    run.out(`(${i + 1}/${gone.length}) Purging ${name} (${alpinePackages[name]?.version ?? ''})\n`)
    for (const program of alpinePackages[name]?.programs ?? []) run.disk.remove(`/usr/bin/${program}`)
    run.disk.remove(`/usr/share/apk/${name}`)
  }
  const left = have.filter((name) => !gone.includes(name))
  run.disk.write(database, left.map((name) => `P:${name}\n`).join(''))
  run.disk.write(
    world,
    listed(run, world)
      .filter((name) => !gone.includes(name))
      .map((name) => `${name}\n`)
      .join(''),
  )
  run.out(total(run, left.length, sizeOf(left)))
  return ended()
}

/** apk: add, del, update, upgrade, info, search, list. */
export const apk: Program = (run) => {
  const words = run.args.filter(
    (arg, i) => !arg.startsWith('-') && !['-t', '--virtual', '-X', '--repository'].includes(run.args[i - 1] ?? ''),
  )
  const [what = '', ...rest] = words
  const names = rest.map(nameOf)
  const cached = !run.args.includes('--no-cache') && !run.args.includes('-U') && !run.args.includes('--update')
  if (run.args[0] === '--version' || run.args[0] === '-V') {
    run.out('apk-tools 3.0.3, compiled for x86_64.\n')
    return ended()
  }
  if (what === 'add') return add(run, names, cached)
  if (what === 'del') return remove(run, names)
  if (what === 'update' || what === 'upgrade') {
    const online = isOnline(run.sim, run.ref)
    if (run.data === undefined) {
      if (online) fetchIndex(run)
      else complain(run)
      return { wait: { for: 'time', until: run.sim.world.now + 1200 }, data: 'fetched' }
    }
    if (!online) {
      run.out(`2 unavailable, 0 stale; ${16 + listed(run, database).length} distinct packages available\n`)
      return ended(2)
    }
    if (what === 'update') {
      run.disk.write(`${caches}/APKINDEX.tar.gz`, 'index\n')
      run.out(
        `v3.23.2-41-g1f2e3d4c5b6 [https://dl-cdn.alpinelinux.org/alpine/${branch(run)}/main]\nv3.23.2-40-g6b5c4d3e2f1 [https://dl-cdn.alpinelinux.org/alpine/${branch(run)}/community]\nOK: 27517 distinct packages available\n`,
      )
    } else run.out(total(run, listed(run, database).length, sizeOf(listed(run, database))))
    return ended()
  }
  if (what === 'info' || what === 'list') {
    const have = [
      ...['alpine-baselayout', 'alpine-keys', 'apk-tools', 'busybox', 'musl', 'ssl_client', 'zlib'],
      ...listed(run, database),
    ]
    if (run.args.includes('-e')) return ended(names.every((name) => have.includes(name)) ? 0 : 1)
    for (const name of names.length ? have.filter((each) => names.includes(each)) : [...new Set(have)].sort())
      run.out(`${name}\n`)
    return ended()
  }
  if (what === 'search') {
    for (const [name, { version }] of Object.entries(alpinePackages))
      if (names.every((word) => name.includes(word))) run.out(`${name}-${version}\n`)
    return ended()
  }
  if (what === 'cache' || what === 'fix' || what === 'version' || what === 'policy') return ended()
  run.out('apk-tools 3.0.3, compiled for x86_64.\n\nusage: apk [<OPTIONS>...] COMMAND [<ARGUMENTS>...]\n')
  return ended(1)
}
