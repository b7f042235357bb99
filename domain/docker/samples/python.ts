import type { Changes } from '@/domain/docker/files/node'
import type { Platform, RunConfig } from '@/domain/docker/images/blobs'
import { buildpackDeps } from './buildpack-deps'
import { debianImage, trixie, trixieSlim } from './debian'
import { makeImage, type Step } from './image'
import { directories, filled, links, program } from './parts'
import { amd64, arm64, multiarchOf } from './platforms'
import type { SampleRepository } from './repository'
import { makeSampleIndex } from './sample-index'

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

const path = 'PATH=/usr/local/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'
const minor = ({ version }: PythonRelease) => version.split('.').slice(0, 2).join('.')

const pythonFiles = (platform: Platform, of: PythonRelease, total: number): Changes =>
  filled(
    {
      ...directories(`/usr/local/lib/python${minor(of)} /usr/local/lib/python${minor(of)}/site-packages`),
      [`/usr/local/bin/python${minor(of)}`]: program('python3', 14_288, of.version),
      [`/usr/local/bin/pip${minor(of)}`]: program('pip', 224),
      ...links('/usr/local/bin', 'python3', `python${minor(of)}`),
      ...links('/usr/local/bin', 'pip3', `pip${minor(of)}`),
      ...links('/usr/local/bin', 'pip', `pip${minor(of)}`),
    },
    `/usr/local/lib/libpython${minor(of)}-${multiarchOf(platform)}.so.1.0`,
    total,
  )

const run = (command: string, changes: Changes, compressed: number): Step => ({
  by: `RUN /bin/sh -c ${command} # buildkit`,
  changes,
  compressed,
})

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

const full = (platform: Platform, of: PythonRelease) =>
  makeImage({
    platform,
    created: of.created,
    base: buildpackDeps(platform, trixie),
    steps: [
      { by: `ENV ${path}` },
      run(
        'set -eux; \tapt-get update; \tapt-get install -y --no-install-recommends \t\tlibbluetooth-dev \t\ttk-dev \t\tuuid-dev \t; \trm -rf /var/lib/apt/lists/*',
        filled({}, `/usr/lib/${multiarchOf(platform)}/libtk9.0.so`, 18_915_328),
        6_163_520,
      ),
      ...environment(of),
      run(build, pythonFiles(platform, of, 71_622_656), 27_404_115),
      aliases,
      { by: 'CMD ["python3"]' },
    ],
    config: configOf(of),
  })

const slim = (platform: Platform, of: PythonRelease) =>
  makeImage({
    platform,
    created: of.created,
    base: debianImage(platform, trixieSlim),
    steps: [
      { by: `ENV ${path}` },
      run(
        'set -eux; \tapt-get update; \tapt-get install -y --no-install-recommends \t\tca-certificates \t\tnetbase \t\ttzdata \t; \trm -rf /var/lib/apt/lists/*',
        filled({}, `/usr/share/zoneinfo/${multiarchOf(platform)}.tab`, 3_808_256),
        1_293_824,
      ),
      ...environment(of),
      run(build, pythonFiles(platform, of, 36_405_248), 11_790_442),
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
    const index = (make: typeof full, of: PythonRelease) =>
      makeSampleIndex([amd64, arm64].map((platform) => make(platform, of)))
    const [before, now] = [index(full, old), index(full, latest)]
    const [beforeSlim, nowSlim] = [index(slim, old), index(slim, latest)]
    return {
      ...{ '3.13': before, '3.13.11': before, '3.13-slim': beforeSlim },
      ...{ '3.14': now, '3.14.2': now, '3': now, latest: now, '3.14-slim': nowSlim, '3-slim': nowSlim, slim: nowSlim },
    }
  },
}
