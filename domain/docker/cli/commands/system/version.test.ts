import { expect, it } from 'vitest'
import { createWorld, run } from '@/domain/docker/run'

const world = createWorld({ store: 'containerd', now: Date.UTC(2026, 0, 15, 9), seed: 'version' })
const docker = (line: string) => run(world, `docker ${line}`)

it('shows client and server', () => {
  expect(docker('version').stdout).toBe(`Client: Docker Engine - Community
 Version:           29.7.2
 API version:       1.53
 Go version:        go1.25.5
 Git commit:        4a7c6d1
 Built:             Thu Jan  8 14:02:11 2026
 OS/Arch:           linux/amd64
 Context:           default

Server: Docker Engine - Community
 Engine:
  Version:          29.7.2
  API version:      1.53 (minimum version 1.40)
  Go version:       go1.25.5
  Git commit:       9c62384
  Built:            Thu Jan  8 14:02:11 2026
  OS/Arch:          linux/amd64
  Experimental:     false
 containerd:
  Version:          v2.2.1
  GitCommit:        dea7da592f5d1d2b7755e3a161be07f43fad8f75
 runc:
  Version:          1.3.4
  GitCommit:        v1.3.4-0-gd6d73eb8
 docker-init:
  Version:          0.19.0
  GitCommit:        de40ad0
`)
})

it('formats', () => {
  expect(docker("version --format '{{.Client.Version}} {{.Server.APIVersion}}'").stdout).toBe('29.7.2 1.53\n')
  expect(JSON.parse(docker('version --format json').stdout)).toMatchObject({
    Client: { Version: '29.7.2', ApiVersion: '1.53', Os: 'linux', Context: 'default' },
    Server: { Version: '29.7.2', MinAPIVersion: '1.40', Components: [{ Name: 'Engine' }, {}, {}, {}] },
  })
})

it('refuses broken formats', () => {
  expect(docker("version -f '{{.Foo'")).toMatchObject({
    stderr: 'template parsing error: template: version:1: unclosed action\n',
    exitCode: 64,
  })
  expect(docker("version -f '{{.Foo}}'")).toMatchObject({
    stdout: '\n',
    stderr: `template: version:1:2: executing "version" at <.Foo>: can't evaluate field Foo in type system.versionInfo\n`,
    exitCode: 1,
  })
})
