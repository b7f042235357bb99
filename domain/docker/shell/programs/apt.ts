import { isOnline } from '@/domain/docker/shell/network/reach'
import type { Program, Run, Verdict } from '@/domain/docker/shell/program'
import { ended, linesOf } from './input'
import { debianPackages, unpack, withNeeds } from './packages'

const lists = '/var/lib/apt/lists'
const status = '/var/lib/dpkg/status'
const index = `${lists}/deb.debian.org_debian_dists_stable_main_binary-amd64_Packages.lz4`

type Release = { name: string; site: string; security: string }

function releaseOf(run: Run): Release {
  const read = run.disk.read('/etc/os-release')
  const text = read.ok ? read.value : ''
  const name = /VERSION_CODENAME=(\S+)/.exec(text)?.[1] ?? 'trixie'
  return /^ID=ubuntu/m.test(text)
    ? { name, site: 'http://archive.ubuntu.com/ubuntu', security: 'http://security.ubuntu.com/ubuntu' }
    : { name, site: 'http://deb.debian.org/debian', security: 'http://deb.debian.org/debian-security' }
}

const installed = (run: Run): string[] => {
  const read = run.disk.read(status)
  return read.ok
    ? linesOf(read.value)
        .filter((line) => line.startsWith('Package: '))
        .map((line) => line.slice(9))
    : []
}

const hasLists = (run: Run): boolean => run.disk.stat(index) !== null

/** What update says without a network: that it could not, which is no failure. */
function updateInVain(run: Run): Verdict {
  const { name, site, security } = releaseOf(run)
  const ubuntu = site.includes('ubuntu')
  const places = [
    [site, name],
    [site, `${name}-updates`],
    ...(ubuntu ? [[site, `${name}-backports`]] : []),
    [security, `${name}-security`],
  ] as const
  const why = (place: string) => `Temporary failure resolving '${place.split('/')[2]}'`
  for (const [i, [place, suite]] of places.entries()) run.out(`Ign:${i + 1} ${place} ${suite} InRelease\n`)
  for (const [i, [place = '', suite]] of places.entries())
    run.out(`Err:${i + 1} ${place} ${suite} InRelease\n  ${why(place)}\n`)
  run.out('Reading package lists...\n')
  for (const [place = '', suite] of places)
    run.err(`W: Failed to fetch ${place}/dists/${suite}/InRelease  ${why(place)}\n`)
  run.err('W: Some index files failed to download. They have been ignored, or old ones used instead.\n')
  return ended()
}

/** What install says where the archives cannot be fetched. */
function fetchInVain(run: Run, fresh: readonly string[]): Verdict {
  const { name: suite, site } = releaseOf(run)
  const host = site.split('/')[2] ?? ''
  for (const [i, name] of fresh.entries())
    run.out(
      `Err:${i + 1} ${site} ${suite}/main amd64 ${name} amd64 ${debianPackages[name]?.version}\n  Temporary failure resolving '${host}'\n`,
    )
  for (const name of fresh)
    run.err(
      `E: Failed to fetch ${site}/pool/main/${name[0]}/${name}/${name}_${debianPackages[name]?.version}_amd64.deb  Temporary failure resolving '${host}'\n`,
    )
  run.err('E: Unable to fetch some archives, maybe run apt-get update or try with --fix-missing?\n')
  return ended(100)
}

function update(run: Run): Verdict {
  if (run.data === undefined) return { wait: { for: 'time', until: run.sim.world.now + 3000 }, data: 'asked' }
  if (!isOnline(run.sim, run.ref)) return updateInVain(run)
  const { name, site, security } = releaseOf(run)
  const ubuntu = site.includes('ubuntu')
  run.out(
    `Get:1 ${ubuntu ? security : site} ${ubuntu ? `${name}-security` : name} InRelease [140 kB]\nGet:2 ${site} ${ubuntu ? name : `${name}-updates`} InRelease [47.3 kB]\nGet:3 ${security} ${name}-security InRelease [43.4 kB]\nGet:4 ${site} ${name}/main amd64 Packages [9670 kB]\nFetched 9904 kB in 3s (3301 kB/s)\nReading package lists...\n`,
  )
  if (run.name === 'apt')
    run.out('Building dependency tree...\nReading state information...\nAll packages are up to date.\n')
  for (const directory of ['/var/lib/apt', lists, `${lists}/partial`]) run.disk.mkdir(directory)
  run.disk.write(index, 'Packages\n')
  const real = run.disk.real(index)
  const node = run.disk.stat(index)
  if (real.ok && node?.kind === 'file') run.disk.put(real.value, { ...node, size: 19_400_000 })
  return ended()
}

const kilobytes = (size: number): string =>
  size < 1000
    ? `${size} kB`
    : size < 10_000
      ? `${(size / 1000).toFixed(1).replace(/\.0$/, '')} MB`
      : `${(size / 1000).toFixed(1)} MB`

function reading(run: Run): void {
  run.out('Reading package lists...\nBuilding dependency tree...\nReading state information...\n')
}

/** Names in a paragraph, as apt lays them out. */
const paragraph = (names: readonly string[]): string => `  ${names.join(' ')}\n`

function install(run: Run, words: string[]): Verdict {
  const names = words.map((word) => word.replace(/[=:].*$/, ''))
  if (run.process.uid !== 0) {
    run.err(
      `E: Could not open lock file /var/lib/dpkg/lock-frontend - open (13: Permission denied)\nE: Unable to acquire the dpkg frontend lock (/var/lib/dpkg/lock-frontend), are you root?\n`,
    )
    return ended(100)
  }
  const have = new Set(installed(run))
  const missing = names.find((name) => !have.has(name) && (!hasLists(run) || !debianPackages[name]))
  if (missing !== undefined) {
    reading(run)
    run.err(
      run.name === 'apt' && !hasLists(run)
        ? `E: Unable to locate package ${missing}\n`
        : `E: Unable to locate package ${missing}\n`,
    )
    return ended(100)
  }
  const fresh = withNeeds(debianPackages, names, have)
  const size = fresh.reduce((sum, name) => sum + (debianPackages[name]?.size ?? 0), 0)
  if (run.data === undefined) {
    reading(run)
    const extra = fresh.filter((name) => !names.includes(name))
    if (!fresh.length) {
      for (const name of names)
        run.out(`${name} is already the newest version (${debianPackages[name]?.version ?? ''}).\n`)
      run.out('0 upgraded, 0 newly installed, 0 to remove and 0 not upgraded.\n')
      return ended()
    }
    if (extra.length) run.out(`The following additional packages will be installed:\n${paragraph([...extra].sort())}`)
    run.out(
      `The following NEW packages will be installed:\n${paragraph([...fresh].sort())}0 upgraded, ${fresh.length} newly installed, 0 to remove and 0 not upgraded.\nNeed to get ${kilobytes(Math.ceil(size / 3))} of archives.\nAfter this operation, ${kilobytes(size)} of additional disk space will be used.\n`,
    )
    const yes = run.args.some((arg) => /^-\w*y|^--yes|^--assume-yes/.test(arg)) || !extra.length
    if (!yes && !/^\s*y/i.test(run.input.text())) {
      run.out('Do you want to continue? [Y/n] Abort.\n')
      return ended(1)
    }
    return { wait: { for: 'time', until: run.sim.world.now + 2000 + fresh.length * 300 }, data: fresh }
  }
  if (!isOnline(run.sim, run.ref)) return fetchInVain(run, fresh)
  const { name: suite, site } = releaseOf(run)
  for (const [i, name] of fresh.entries())
    run.out(
      `Get:${i + 1} ${site} ${suite}/main amd64 ${name} amd64 ${debianPackages[name]?.version} [${kilobytes(Math.ceil((debianPackages[name]?.size ?? 0) / 3))}]\n`,
    )
  if (!run.env.DEBIAN_FRONTEND) run.err('debconf: delaying package configuration, since apt-utils is not installed\n')
  run.out(`Fetched ${kilobytes(Math.ceil(size / 3))} in 2s (${kilobytes(Math.ceil(size / 6))}/s)\n`)
  for (const name of fresh)
    run.out(
      `Selecting previously unselected package ${name}.\nPreparing to unpack .../${name}_${debianPackages[name]?.version}_amd64.deb ...\nUnpacking ${name} (${debianPackages[name]?.version}) ...\n`,
    )
  for (const name of fresh) {
    const found = debianPackages[name]
    if (found) unpack(run, name, found, '/usr/share/doc')
    run.out(`Setting up ${name} (${found?.version}) ...\n`)
  }
  run.out('Processing triggers for libc-bin (2.41-12) ...\n')
  run.disk.write(
    status,
    fresh
      .map((name) => `Package: ${name}\nStatus: install ok installed\nVersion: ${debianPackages[name]?.version}\n\n`)
      .join(''),
    { append: true },
  )
  return ended()
}

function remove(run: Run, names: string[]): Verdict {
  reading(run)
  const have = installed(run)
  const gone = names.filter((name) => have.includes(name))
  for (const name of names.filter((word) => !have.includes(word)))
    run.out(`Package '${name}' is not installed, so not removed\n`)
  if (gone.length)
    run.out(
      `The following packages will be REMOVED:\n${paragraph(gone.map((name) => (run.args.includes('--purge') ? `${name}*` : name)))}`,
    )
  run.out(`0 upgraded, 0 newly installed, ${gone.length} to remove and 0 not upgraded.\n`)
  for (const name of gone) {
    run.out(`Removing ${name} (${debianPackages[name]?.version ?? ''}) ...\n`)
    for (const program of debianPackages[name]?.programs ?? []) run.disk.remove(`/usr/bin/${program}`)
    run.disk.remove(`/usr/share/doc/${name}`)
  }
  const read = run.disk.read(status)
  if (read.ok && gone.length)
    run.disk.write(
      status,
      read.value
        .split('\n\n')
        .filter((part) => !gone.some((name) => part.startsWith(`Package: ${name}\n`)))
        .join('\n\n'),
    )
  return ended()
}

/** apt-get and apt: update, install, remove, purge, clean, upgrade. */
export const apt: Program = (run) => {
  const [what = '', ...words] = run.args.filter(
    (arg, i) => !arg.startsWith('-') && run.args[i - 1] !== '-o' && run.args[i - 1] !== '-t',
  )
  if (run.name === 'apt' && run.data === undefined && !run.isTerminal(1))
    run.err('\nWARNING: apt does not have a stable CLI interface. Use with caution in scripts.\n\n')
  if (what === 'update') return update(run)
  if (what === 'install') return install(run, words)
  if (what === 'remove' || what === 'purge') return remove(run, words)
  if (what === 'clean' || what === 'autoclean') return ended()
  if (/^(?:upgrade|dist-upgrade|full-upgrade|autoremove)$/.test(what)) {
    reading(run)
    if (what.endsWith('upgrade')) run.out('Calculating upgrade...\n')
    run.out('0 upgraded, 0 newly installed, 0 to remove and 0 not upgraded.\n')
    return ended()
  }
  if (!what) {
    run.out(`apt 3.0.3 (amd64)\nUsage: ${run.name} [options] command\n`)
    return ended(run.args.length ? 0 : 1)
  }
  run.err(`E: Invalid operation ${what}\n`)
  return ended(100)
}

export const dpkg: Program = (run) => {
  if (run.args.includes('--print-architecture')) run.out('amd64\n')
  else if (run.args.some((arg) => /^(?:-l|--list|-s)$/.test(arg))) {
    for (const name of installed(run)) run.out(`ii  ${name.padEnd(24)} ${debianPackages[name]?.version ?? ''} amd64\n`)
  }
  return ended()
}
