import { describe, expect, it } from 'vitest'
import { freshWorld } from '@/domain/docker/asked/play'
import { type Ran, run } from '@/domain/docker/run'
import type { World } from '@/domain/docker/world/world'

function runAll(lines: string[], world: World): Ran {
  let last: Ran = { world, stdout: '', stderr: '', exitCode: 0 }
  for (const line of lines) last = run(last.world, `docker ${line}`)
  return last
}

const { world } = runAll(
  [
    'run -d --name web -p 8080:80 -p 443:443 -p 127.0.0.1:53:53/udp --dns 8.8.8.8 nginx',
    'create --name idle -v /v alpine true',
    'commit idle child',
    'create --name mounts --mount type=tmpfs,target=/t -v /etc:/e:ro --health-cmd x --health-interval 2s --health-retries 4 --ulimit nofile=10:20 alpine',
  ],
  freshWorld('containerd'),
)
const inspect = (template: string, ...names: string[]) => {
  const { stdout, stderr } = runAll([`inspect -f '${template}' ${names.join(' ')}`], world)
  return stdout + stderr
}
const notThere = (column: number, source: string, key: string) =>
  `\ntemplate parsing error: template: :1:${column}: executing "" at <${source}>: map has no entry for key "${key}"\n`

// Go's netip.Addr, network.Port and time.Time print themselves (moby api/types/network)
describe('templates of docker inspect see the types of Go', () => {
  it.each([
    [
      '{{.HostConfig.PortBindings}}',
      'map[53/udp:[{127.0.0.1 53}] 80/tcp:[{invalid IP 8080}] 443/tcp:[{invalid IP 443}]]',
    ],
    ['{{range $port, $_ := .NetworkSettings.Ports}}{{$port}} {{end}}', '53/udp 80/tcp 443/tcp '],
    ['{{json .NetworkSettings.Ports}}', expect.stringMatching(/^\{"443\/tcp":\[.*,"53\/udp":\[.*,"80\/tcp":\[/)],
    ['{{.Config.ExposedPorts}}', 'map[53/udp:{} 80/tcp:{} 443/tcp:{}]'],
    ['{{json .Config.ExposedPorts}}', '{"443/tcp":{},"53/udp":{},"80/tcp":{}}'],
    ['{{with index .NetworkSettings.Ports "80/tcp"}}{{(index . 0).HostIp}}{{end}}', '0.0.0.0'],
    [
      '{{range $p, $all := .NetworkSettings.Ports}}{{range $all}}{{.HostIP}} {{end}}{{end}}',
      '127.0.0.1 0.0.0.0 :: 0.0.0.0 :: ',
    ],
    ['{{.HostConfig.DNS}} {{join .HostConfig.DNS ","}} {{json .HostConfig.DNS}}', '[8.8.8.8] 8.8.8.8 ["8.8.8.8"]'],
    ['{{if eq .NetworkSettings.Networks.bridge.IPAddress "172.17.0.2"}}yes{{end}}', 'yes'],
    ['{{.HostConfig.NanoCPUs}} {{.HostConfig.CPUShares}}', '0 0'],
    ['{{.ImageManifestDescriptor.Platform.OS}}', 'linux'],
    ['{{.ImageManifestDescriptor.platform.os}}', 'linux'],
  ])('%s', (template, expected) => {
    expect(inspect(template, 'web').replace(/\n$/, '')).toEqual(expected)
  })

  it('calls an address that is not there invalid, and in JSON empty', () => {
    const bridge = '.NetworkSettings.Networks.bridge'
    expect(inspect(`{{${bridge}.IPAddress}} {{${bridge}.Gateway}}`, 'idle')).toBe('invalid IP invalid IP\n')
    expect(inspect(`{{json ${bridge}.IPAddress}} {{${bridge}.MacAddress}}`, 'idle')).toBe('"" \n')
    expect(inspect('{{.Config.Volumes}} {{.HostConfig.PortBindings}}', 'idle')).toBe('map[/v:{}] map[]\n')
  })

  it('looks at the plain answer when a name is only there', () => {
    expect(inspect('{{.Id}} {{.ID}}', 'web')).toBe(notThere(10, '.ID', 'ID'))
    expect(inspect('{{.HostConfig.NanoCpus}} {{.HostConfig.NanoCPUs}}', 'web')).toBe(
      notThere(38, '.HostConfig.NanoCPUs', 'NanoCPUs'),
    )
    expect(inspect('{{.Id}}{{.NetworkSettings.Networks.bridge.IPAddress}}', 'idle')).toMatch(/^[0-9a-f]{64}\n$/)
    expect(inspect('{{.Id}} {{eq .State.ExitCode 0}}', 'web')).toContain('incompatible types for comparison')
    expect(inspect('{{.State.ExitCode}}{{eq .State.ExitCode 0}} {{.ID}}', 'web')).toMatch(/^0true [0-9a-f]{64}\n$/)
  })

  it('prints structs with all fields, in the order of Go', () => {
    expect(inspect('{{.HostConfig.Mounts}} {{json .HostConfig.Mounts}}', 'mounts')).toBe(
      '[{tmpfs  /t false  <nil> <nil> <nil> <nil> <nil>}] [{"Type":"tmpfs","Target":"/t"}]\n',
    )
    expect(inspect('{{.HostConfig.Ulimits}} {{json .HostConfig.Ulimits}}', 'mounts')).toBe(
      '[nofile=10:20] [{"Name":"nofile","Hard":20,"Soft":10}]\n',
    )
    expect(inspect('{{index .Mounts 0}}', 'mounts')).toBe('{bind  /etc /e  ro false rprivate}\n')
    expect(inspect('{{.Config.Healthcheck}}', 'mounts')).toBe('{[CMD-SHELL x] 2s 0s 0s 0s 4}\n')
  })

  it('prints times that the API has as times', () => {
    expect(inspect('{{.Metadata.LastTagTime}} {{json .Metadata.LastTagTime}}', 'child')).toMatch(
      /^2026-01-15 09:00:0[\d.]+ \+0000 UTC "2026-01-15T09:00:0[\d.]+Z"\n$/,
    )
    expect(inspect('{{.State.StartedAt}}', 'idle')).toBe('0001-01-01T00:00:00Z\n')
  })

  it('has the fields of a made image in their order, and no parent, but for the plain answer', () => {
    expect(inspect('{{json .Config}}', 'child')).toMatch(/^\{"Env":\[.*"Cmd":\["true"\],"Volumes":\{"\/v":\{\}\}/)
    expect(inspect('{{json .}}', 'child')).not.toContain('"Parent"')
    expect(inspect('{{json .Config}} {{.Parent}}', 'child')).toMatch(/^\{"Cmd":\["true"\],"Env":.* sha256:\w{64}\n$/)
  })
})
