import { expect } from 'vitest'
import type { Row } from './row'

/** Rows 99 to 102: image prune. */
export const prune: Row[] = [
  {
    id: '99',
    says: 'image prune asks, lists and sums up',
    check({ store, given, sh, out }) {
      const question = 'WARNING! This will remove all dangling images.\nAre you sure you want to continue? [y/N] '
      expect(sh('echo y | docker image prune').stdout).toBe(`${question}Total reclaimed space: 0B\n`)
      given('docker run --name made alpine sh -c "echo x > /x"', 'docker commit made', 'docker rm made')
      const id = out('docker images -q --no-trunc -f dangling=true')
      const { stdout } = sh('echo y | docker image prune')
      expect(stdout.startsWith(`${question}Deleted Images:\n`)).toBe(true)
      expect(stdout).toContain(`deleted: ${id}\n`)
      expect(/^untagged: /m.test(stdout)).toBe(store === 'containerd')
      expect(stdout).toMatch(/\n\nTotal reclaimed space: \d[\d.]*[kM]?B\n$/)
      expect(out('docker images -aq').split('\n')).toHaveLength(1)
    },
  },
  {
    id: '100',
    says: 'prune -a keeps what any container uses, and takes surplus tags',
    check({ given, sh, out }) {
      given(
        'docker pull -q alpine',
        'docker pull -q busybox',
        'docker create --name box busybox',
        'docker tag busybox more:1',
      )
      const { stdout } = sh('echo y | docker image prune -a')
      expect(stdout).toContain(
        'WARNING! This will remove all images without at least one container associated to them.\n',
      )
      const left = out("docker images --format '{{.Repository}}'")
      // Which of the two names goes first is the store's affair.
      expect(['busybox', 'more']).toContain(left)
      expect(out("docker inspect -f '{{.State.Status}}' box")).toBe('created')
    },
  },
  {
    id: '101',
    says: 'a refused prompt is quiet, and ends with 0',
    check({ given, sh, out }) {
      given('docker run --name made alpine sh -c "echo x > /x"', 'docker commit made')
      const { stdout, exitCode } = sh('echo n | docker image prune')
      expect(stdout.endsWith('[y/N] ')).toBe(true)
      expect(exitCode).toBe(0)
      expect(out('docker images -q -f dangling=true')).not.toBe('')
    },
  },
]
