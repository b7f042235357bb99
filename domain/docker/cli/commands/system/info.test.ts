import { expect, it } from 'vitest'
import { createWorld, run } from '@/domain/docker/run'
import type { Store } from '@/domain/docker/world/store'

const docker = (line: string, store: Store = 'containerd') =>
  run(createWorld({ store, now: Date.UTC(2026, 0, 15, 9), seed: 'info' }), `docker ${line}`)

it('begins with the client, and counts', () => {
  const { stdout, exitCode } = docker('info')
  expect(exitCode).toBe(0)
  expect(stdout).toMatch(
    /^Client: Docker Engine - Community\n Version: {4}29\.7\.2\n Context: {4}default\n Debug Mode: false\n/,
  )
  expect(stdout).toContain(
    '\n\nServer:\n Containers: 0\n  Running: 0\n  Paused: 0\n  Stopped: 0\n Images: 0\n Server Version: 29.7.2\n',
  )
  expect(stdout).toMatch(/\n Live Restore Enabled: false\n Firewall Backend: iptables\n\n$/)
})

it('names the store', () => {
  expect(docker('info').stdout).toContain(
    '\n Storage Driver: overlayfs\n  driver-type: io.containerd.snapshotter.v1\n Logging Driver: json-file\n',
  )
  expect(docker('info', 'overlay2').stdout).toContain(
    '\n Storage Driver: overlay2\n  Backing Filesystem: extfs\n  Supports d_type: true\n  Using metacopy: false\n  Native Overlay Diff: true\n  userxattr: false\n Logging Driver: json-file\n',
  )
})

it('formats', () => {
  expect(docker("info -f '{{.Driver}} {{.NCPU}} {{.Plugins.Volume}} {{.ClientInfo.Debug}}'").stdout).toBe(
    'overlayfs 4 [local] false\n',
  )
  expect(JSON.parse(docker('info --format json').stdout)).toMatchObject({ Driver: 'overlayfs', Warnings: null })
})

it('refuses broken formats', () => {
  expect(docker("info -f '{{'")).toMatchObject({
    stderr: 'template parsing error: template: :1: unclosed action\n',
    exitCode: 64,
  })
  expect(docker("info -f 'a {{.Foo}}'")).toMatchObject({
    stdout: 'a \n',
    stderr: `template: :1:4: executing "" at <.Foo>: can't evaluate field Foo in type system.dockerInfo\n`,
    exitCode: 1,
  })
})
