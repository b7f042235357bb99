import { expect } from 'vitest'
import { prune } from './prune'
import { removal } from './removal'
import type { Row } from './row'

const rowsOf = (stdout: string) => stdout.trimEnd().split('\n').slice(1)

/** Rows 79 to 87: listing and tagging. */
const listing: Row[] = [
  {
    id: '79',
    says: 'columns, one row for each tag, untagged last, U for in use',
    check({ given, sh }) {
      given('docker pull -q nginx', 'docker pull -q alpine', 'docker tag alpine zebra:1', 'docker create nginx')
      const { stdout } = sh('docker images')
      const header = stdout.split('\n')[0] ?? ''
      expect(header).toMatch(/^IMAGE +ID {13}DISK USAGE {3}CONTENT SIZE {3}EXTRA$/)
      const rows = rowsOf(stdout)
      expect(rows.map((row) => row.split(/\s+/)[0])).toEqual(['alpine:latest', 'nginx:latest', 'zebra:1'])
      expect(rows.map((row) => /\sU\s*$/.test(row))).toEqual([false, true, false])
      const end = header.indexOf('DISK USAGE') + 'DISK USAGE'.length
      for (const row of rows) expect(row.slice(0, end)).toMatch(/\d(B|kB|MB|GB)$/)
      given('docker create --name made alpine', 'docker commit made')
      expect(rowsOf(sh('docker images -a').stdout).at(-1)).toMatch(/^<untagged>/)
    },
  },
  {
    id: '80',
    says: 'an empty store prints just the header',
    check({ sh }) {
      expect(sh('docker images').stdout).toBe('IMAGE   ID             DISK USAGE   CONTENT SIZE   EXTRA\n')
    },
  },
  {
    id: '81',
    says: 'the old table with --no-trunc, --digests or a table format',
    check({ given, sh }) {
      given('docker pull -q alpine')
      expect(sh('docker images --no-trunc').stdout).toMatch(/^REPOSITORY {3}TAG {7}IMAGE ID +CREATED +SIZE\n/)
      expect(sh('docker images --digests').stdout).toMatch(/^REPOSITORY {3}TAG {7}DIGEST +IMAGE ID +CREATED +SIZE\n/)
      expect(sh("docker images --format 'table {{.Repository}}\\t{{.Tag}}'").stdout).toBe(
        'REPOSITORY   TAG\nalpine       latest\n',
      )
    },
  },
  {
    id: '82',
    says: 'untagged images are hidden; one pulled by digest is hidden by overlay2 only',
    check({ store, given, sh, out }) {
      given('docker run --name box alpine sh -c "echo x > /x"', 'docker commit box')
      expect(rowsOf(sh('docker images').stdout)).toHaveLength(1)
      expect(out('docker images -q').split('\n')).toHaveLength(1)
      expect(rowsOf(sh('docker images -a').stdout)).toHaveLength(2)
      expect(rowsOf(sh('docker images -f dangling=true').stdout)).toHaveLength(1)
      const digest = /sha256:[0-9a-f]{64}/.exec(sh('docker pull busybox').stdout)?.[0]
      given('docker rmi busybox', `docker pull busybox@${digest}`)
      expect(rowsOf(sh('docker images').stdout)).toHaveLength(store === 'containerd' ? 2 : 1)
    },
  },
  {
    id: '83',
    says: 'docker images ls: a hint',
    check({ sh }) {
      const { stdout, stderr, exitCode } = sh('docker images ls')
      expect(stdout).toBe('IMAGE   ID             DISK USAGE   CONTENT SIZE   EXTRA\n')
      expect(stderr).toContain('No images found matching "ls": did you mean "docker image ls"?')
      expect(exitCode).toBe(0)
    },
  },
  {
    id: '84',
    says: 'on containerd the id is the digest pulled; on overlay2 that of the config',
    check({ store, sh, out }) {
      const digest = /sha256:[0-9a-f]{64}/.exec(sh('docker pull alpine').stdout)?.[0]
      const id = out('docker images -q --no-trunc')
      expect(id === digest).toBe(store === 'containerd')
    },
  },
  {
    id: '85',
    says: 'disk usage counts content and unpacked layers on containerd; content is 0B on overlay2',
    check({ store, given, sh, out }) {
      given('docker pull -q alpine')
      const [row = ''] = rowsOf(sh('docker images').stdout)
      const [, , usage = '', content = ''] = row.split(/ {2,}/)
      if (store === 'overlay2') expect(content).toBe('0B')
      const bytes = (text: string) =>
        Number.parseFloat(text) * (text.endsWith('MB') ? 1e6 : text.endsWith('kB') ? 1e3 : 1)
      expect(bytes(usage)).toBeGreaterThan(bytes(content))
      expect(Number(out("docker image inspect -f '{{.Size}}' alpine"))).toBeGreaterThan(0)
    },
  },
  {
    id: '86',
    says: 'tag gives a second name, and takes it from another image',
    check({ given, sh, out }) {
      given('docker pull -q alpine', 'docker pull -q busybox')
      expect(sh('docker tag alpine app:2')).toMatchObject({ stdout: '', stderr: '', exitCode: 0 })
      expect(out('docker images -q app:2')).toBe(out('docker images -q alpine'))
      given('docker tag busybox app:2')
      expect(out('docker images -q app:2')).toBe(out('docker images -q busybox'))
      given('docker run --name box alpine sh -c "echo x > /x"', 'docker commit box only:1', 'docker tag alpine only:1')
      expect(out('docker images -q -f dangling=true').split('\n')).toHaveLength(1)
    },
  },
  {
    id: '87',
    says: 'tag of nothing',
    check({ sh }) {
      expect(sh('docker tag nosuch x')).toMatchObject({
        stdout: '',
        stderr: 'Error response from daemon: No such image: nosuch:latest\n',
        exitCode: 1,
      })
    },
  },
]

export const images: Row[] = [...listing, ...removal, ...prune]
