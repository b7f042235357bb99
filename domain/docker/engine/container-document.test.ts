import { describe, expect, it } from 'vitest'
import { freshWorld } from '@/domain/docker/asked/play'
import { goJson } from '@/domain/docker/cli/go-json'
import type { Container } from '@/domain/docker/world/container'
import { containerDocument } from './container-document'
import { sampleContainer, worldWith } from './sample-container'

type Fields = Record<string, unknown>
type Inspected = {
  State: Fields
  Config: Fields
  HostConfig: Fields
  Mounts: Fields[]
  NetworkSettings: { Ports: Fields; Networks: { bridge: Fields } }
  ExecIDs: unknown
  LogPath: string
}

function inspected(container: Container, size = false): Inspected {
  return JSON.parse(goJson(containerDocument(worldWith(freshWorld(container.store), [container]), container, size)))
}

const running = sampleContainer({
  ports: [{ containerPort: 80, protocol: 'tcp', hostIp: '0.0.0.0', hostPort: 8080 }],
  config: { ExposedPorts: { '80/tcp': {}, '443/tcp': {} }, OpenStdin: true, AttachStdin: true },
})

describe('an inspected container', () => {
  it('has the keys of the API, in its order', () => {
    expect(Object.keys(inspected(running))).toEqual(
      'Id Created Path Args State Image ResolvConfPath HostnamePath HostsPath LogPath Name RestartCount Driver Platform MountLabel ProcessLabel AppArmorProfile ExecIDs HostConfig GraphDriver Mounts Config NetworkSettings'.split(
        ' ',
      ),
    )
    const containerd = sampleContainer({ store: 'containerd' })
    expect(inspected(containerd)).toMatchObject({
      Driver: 'overlayfs',
      Storage: { RootFS: { Snapshot: { Name: 'overlayfs' } } },
    })
    expect(inspected(containerd)).not.toHaveProperty('GraphDriver')
  })

  it('has sizes when they are asked for', () => {
    expect(inspected(running, true)).toMatchObject({ SizeRw: 0, SizeRootFs: 0 })
    expect(inspected(running)).not.toHaveProperty('SizeRw')
  })

  it('tells what runs', () => {
    expect(inspected(running).State).toEqual({
      Status: 'running',
      Running: true,
      Paused: false,
      Restarting: false,
      OOMKilled: false,
      Dead: false,
      Pid: 100,
      ExitCode: 0,
      Error: '',
      StartedAt: '1970-01-01T00:00:01Z',
      FinishedAt: '0001-01-01T00:00:00Z',
    })
    const paused = inspected(sampleContainer({ state: { status: 'paused' } })).State
    expect(paused).toMatchObject({ Running: true, Paused: true })
  })

  it('has null for what is nil in Go, and nothing for what is left out when empty', () => {
    const { Config, HostConfig, ExecIDs } = inspected(sampleContainer())
    expect(ExecIDs).toBeNull()
    expect(Config).toMatchObject({ Env: null, Cmd: null, Volumes: null, Entrypoint: null, Labels: {} })
    expect(Config).not.toHaveProperty('ExposedPorts')
    expect(Config).not.toHaveProperty('StopTimeout')
    expect(HostConfig).toMatchObject({ Binds: null, CapAdd: null, Dns: null, DnsOptions: [], PidsLimit: null })
    expect(HostConfig).not.toHaveProperty('Tmpfs')
  })

  it('shows ports as they were given out, and null for those exposed only', () => {
    expect(inspected(running).NetworkSettings.Ports).toEqual({
      '443/tcp': null,
      '80/tcp': [{ HostIp: '0.0.0.0', HostPort: '8080' }],
    })
    expect(inspected(running).Config).toMatchObject({ StdinOnce: true })
  })

  it('has neither network nor files before its first start, and keeps the files after', () => {
    const fresh = inspected(sampleContainer({ state: { status: 'created', startedAt: null, pid: 0 } }))
    expect(fresh).toMatchObject({ LogPath: '', HostsPath: '', AppArmorProfile: '' })
    expect(fresh.NetworkSettings).toMatchObject({ SandboxID: '', Ports: {}, Networks: { bridge: { NetworkID: '' } } })
    expect(fresh.HostConfig.OomKillDisable).toBe(false)
    const stopped = inspected(sampleContainer({ state: { status: 'exited', finishedAt: 5000 } }))
    expect(stopped.LogPath).toMatch(/-json\.log$/)
    expect(stopped.NetworkSettings.Networks.bridge).toMatchObject({ IPAddress: '', Gateway: '', MacAddress: '' })
    expect(stopped.HostConfig.OomKillDisable).toBeNull()
  })

  it('lists mounts, but not those of --tmpfs', () => {
    const mounts: Container['mounts'] = [
      { type: 'volume', target: '/data', source: 'vol', readOnly: true, mode: 'z' },
      { type: 'bind', target: '/host', source: '/srv', readOnly: false, propagation: 'rprivate' },
      { type: 'tmpfs', target: '/t', source: '', readOnly: false, tmpfsOptions: 'size=1m' },
      { type: 'engine', target: '/etc/hosts', source: '/file', readOnly: false },
    ]
    const { Mounts, HostConfig } = inspected(sampleContainer({ mounts }))
    expect(Mounts).toEqual([
      {
        Type: 'volume',
        Name: 'vol',
        Source: '/var/lib/docker/volumes/vol/_data',
        Destination: '/data',
        Driver: 'local',
        Mode: 'z',
        RW: false,
        Propagation: '',
      },
      { Type: 'bind', Source: '/srv', Destination: '/host', Mode: '', RW: true, Propagation: 'rprivate' },
    ])
    expect(HostConfig.Tmpfs).toEqual({ '/t': 'size=1m' })
  })

  it('gives a privileged container no masked paths', () => {
    const { HostConfig } = inspected(sampleContainer({ host: { privileged: true } }))
    expect(HostConfig).toMatchObject({ MaskedPaths: null, ReadonlyPaths: null, SecurityOpt: ['label=disable'] })
  })

  it('shows options that this model only keeps where they belong', () => {
    const { HostConfig } = inspected(
      sampleContainer({ host: { others: { PidMode: 'host', Init: true, Binds: ['a:/a'] } } }),
    )
    expect(HostConfig).toMatchObject({ PidMode: 'host', Init: true, Binds: ['a:/a'], SecurityOpt: ['label=disable'] })
    expect(Object.keys(HostConfig).at(-1)).toBe('Init')
  })

  it('has an address of one computer that is locally administered', () => {
    const { MacAddress } = inspected(running).NetworkSettings.Networks.bridge
    expect(MacAddress).toMatch(/^[0-9a-f][26ae](:[0-9a-f]{2}){5}$/)
  })
})
