import type { Changes } from '@/domain/docker/files/node'
import type { Platform, RunConfig } from '@/domain/docker/images/blobs'
import { type AlpineRelease, alpine322, alpineImage } from './alpine'
import { buildpackDeps } from './buildpack-deps'
import { bookworm, bookwormSlim, type DebianRelease, debianImage, trixie, trixieSlim } from './debian'
import { makeImage, run, type SampleImage, type Step } from './image'
import { lazily } from './memo'
import { directories, filled, links, program } from './parts'
import { amd64, arm64, machineOf, multiarchOf } from './platforms'
import type { SampleRepository } from './repository'
import { makeSampleIndex } from './sample-index'
import { named, tagged } from './tagged'

type PythonRelease = { version: string; gpg: string; sha: string; created: string }
const old: PythonRelease = {
  version: '3.13.11',
  gpg: '7169605F62C751356D054A26A821E680E5FA6305',
  sha: '16ede7bb7cdbfa895d11b0642fa0e523f291e6487194d53cf6d3b338c3a17ea2',
  created: '2025-12-30T01:41:20Z',
}
const latest: PythonRelease = {
  version: '3.14.2',
  gpg: '7169605F62C751356D054A26A821E680E5FA6305',
  sha: 'ce543ab854bc256b61b71e9b27f831ffd1bfd60a479d639f8be7f9757cf573e9',
  created: '2025-12-30T01:40:03Z',
}

const twelve: PythonRelease = {
  version: '3.12.12',
  gpg: '7169605F62C751356D054A26A821E680E5FA6305',
  sha: 'fb85a13414b028c49ba18bbd523c2d055a30b56b18b92ce454ea2c51edc656c4',
  created: '2025-12-30T01:42:51Z',
}
const eleven: PythonRelease = {
  version: '3.11.14',
  gpg: 'A035C8C19219BA821ECEA86B64E628F8D684696D',
  sha: '8d3ed8ec5c88c1c95f5e558612a725450d2452813ddad5e58fdb1a53b1209b78',
  created: '2025-12-30T01:44:10Z',
}
const ten: PythonRelease = {
  version: '3.10.19',
  gpg: 'A035C8C19219BA821ECEA86B64E628F8D684696D',
  sha: 'c8f4a596572201d81dd7df91f70e177e19a70f1d489968b54b5fbbf29a97c076',
  created: '2025-12-30T01:45:36Z',
}

const path = 'PATH=/usr/local/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'
const minor = ({ version }: PythonRelease) => version.split('.').slice(0, 2).join('.')

/** `machine` tells the library of one platform from another's. */
const pythonFiles = (machine: string, of: PythonRelease, total: number): Changes =>
  filled(
    {
      ...directories(`/usr/local/lib/python${minor(of)} /usr/local/lib/python${minor(of)}/site-packages`),
      [`/usr/local/bin/python${minor(of)}`]: program('python3', 14_288, of.version),
      [`/usr/local/bin/pip${minor(of)}`]: program('pip', 224),
      ...links('/usr/local/bin', 'python3', `python${minor(of)}`),
      ...links('/usr/local/bin', 'pip3', `pip${minor(of)}`),
      ...links('/usr/local/bin', 'pip', `pip${minor(of)}`),
    },
    `/usr/local/lib/libpython${minor(of)}-${machine}.so.1.0`,
    total,
  )

const aliases: Step = run(
  'set -eux; \tfor src in idle3 pip3 pydoc3 python3 python3-config; do \t\tdst="$(echo "$src" | tr -d 3)"; \t\tln -svT "$src" "/usr/local/bin/$dst"; \tdone',
  { ...links('/usr/local/bin', 'python', 'python3'), ...links('/usr/local/bin', 'pydoc', 'pydoc3') },
  251,
)

const variables = (of: PythonRelease) => [
  `GPG_KEY=${of.gpg}`,
  `PYTHON_VERSION=${of.version}`,
  `PYTHON_SHA256=${of.sha}`,
]
const environment = (of: PythonRelease): Step[] => variables(of).map((text) => ({ by: `ENV ${text}` }))
const configOf = (of: PythonRelease): RunConfig => ({ Env: [path, ...variables(of)], Cmd: ['python3'] })
const build =
  'set -eux; \t\twget -O python.tar.xz "https://www.python.org/ftp/python/$PYTHON_VERSION/Python-$PYTHON_VERSION.tar.xz"; \t./configure --enable-loadable-sqlite-extensions --enable-optimizations --enable-shared --with-lto; \tmake -j "$nproc"; \tmake install; \tpython3 --version; \tpip3 --version'

const full = (platform: Platform, of: PythonRelease, base: DebianRelease) =>
  makeImage({
    platform,
    created: of.created,
    base: buildpackDeps(platform, base),
    steps: [
      { by: `ENV ${path}` },
      run(
        'set -eux; \tapt-get update; \tapt-get install -y --no-install-recommends \t\tlibbluetooth-dev \t\ttk-dev \t\tuuid-dev \t; \trm -rf /var/lib/apt/lists/*',
        filled({}, `/usr/lib/${multiarchOf(platform)}/libtk9.0.so`, 18_915_328),
        6_163_520,
      ),
      ...environment(of),
      run(build, pythonFiles(multiarchOf(platform), of, 71_622_656), 27_404_115),
      aliases,
      { by: 'CMD ["python3"]' },
    ],
    config: configOf(of),
  })

const slim = (platform: Platform, of: PythonRelease, base: DebianRelease) =>
  makeImage({
    platform,
    created: of.created,
    base: debianImage(platform, base),
    steps: [
      { by: `ENV ${path}` },
      run(
        'set -eux; \tapt-get update; \tapt-get install -y --no-install-recommends \t\tca-certificates \t\tnetbase \t\ttzdata \t; \trm -rf /var/lib/apt/lists/*',
        filled({}, `/usr/share/zoneinfo/${multiarchOf(platform)}.tab`, 3_808_256),
        1_293_824,
      ),
      ...environment(of),
      run(build, pythonFiles(multiarchOf(platform), of, 36_405_248), 11_790_442),
      aliases,
      { by: 'CMD ["python3"]' },
    ],
    config: configOf(of),
  })

const onAlpine = (platform: Platform, of: PythonRelease, base: AlpineRelease) =>
  makeImage({
    platform,
    created: of.created,
    base: alpineImage(platform, base),
    steps: [
      { by: `ENV ${path}` },
      run(
        'set -eux; \tapk add --no-cache \t\tca-certificates \t\ttzdata \t;',
        filled({}, `/usr/share/zoneinfo/${machineOf(platform)}.tab`, 1_482_752),
        459_776,
      ),
      ...environment(of),
      run(build, pythonFiles(`${machineOf(platform)}-linux-musl`, of, 38_912_000), 12_582_912),
      aliases,
      { by: 'CMD ["python3"]' },
    ],
    config: configOf(of),
  })

export const python: SampleRepository = {
  name: 'docker.io/library/python',
  description: 'Python is an interpreted, interactive, object-oriented, open-source programming language.',
  stars: 10392,
  official: true,
  tags: () => {
    const index =
      <Base>(make: (platform: Platform, of: PythonRelease, base: Base) => SampleImage) =>
      (of: PythonRelease, base: Base) =>
        lazily(() => makeSampleIndex([amd64, arm64].map((one) => make(one, of, base))))
    const [large, small, tiny] = [index(full), index(slim), index(onAlpine)]
    return Object.assign(
      {},
      ...[old, latest, twelve, eleven, ten].map((of) => {
        const names = [minor(of), of.version, ...(of === latest ? ['3', ''] : [])]
        return {
          ...tagged(named(names, ['', 'trixie']), large(of, trixie)),
          ...tagged(named(names, ['slim', 'slim-trixie']), small(of, trixieSlim)),
          ...tagged(named(names, ['alpine', 'alpine3.22']), tiny(of, alpine322)),
          ...tagged(named(names, ['bookworm']), large(of, bookworm)),
          ...tagged(named(names, ['slim-bookworm']), small(of, bookwormSlim)),
        }
      }),
    )
  },
}
