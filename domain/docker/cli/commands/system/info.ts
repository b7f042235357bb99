import { inspectFormatFlag } from '@/domain/docker/cli/format-flag'
import { sayError } from '@/domain/docker/cli/say'
import type { Cli, Command } from '@/domain/docker/cli/spec'
import { parseTemplate, writeTemplate } from '@/domain/docker/cli/template'
import { bytesSize } from '@/domain/docker/cli/units'
import { cliVersion } from '@/domain/docker/cli/versions'
import type { World } from '@/domain/docker/world/world'
import { cliPlugins, engineFacts, infoFacts } from './info-facts'

const clientLines = [
  `Client: ${cliVersion.platform}`,
  ` Version:    ${cliVersion.version}`,
  ' Context:    default',
  ' Debug Mode: false',
  ' Plugins:',
  ...cliPlugins.flatMap(({ Name, ShortDescription, Vendor, Version, Path }) => [
    `  ${Name}: ${ShortDescription} (${Vendor})`,
    `    Version:  ${Version}`,
    `    Path:     ${Path}`,
  ]),
]

/** `name=seccomp,profile=builtin` → its lines. */
function securityLines(option: string): string[] {
  const pairs = option.split(',').map((pair) => pair.split('='))
  return pairs.flatMap(([key, value]) => {
    if (key === 'name') return [`  ${value}`]
    return key === 'profile' ? [`   Profile: ${value}`] : []
  })
}

/** docker info without a format (docker/cli system/info.go prettyPrintServerInfo). */
function serverLines(world: World): string[] {
  const facts = engineFacts(world)
  const user = world.logins['docker.io'] ?? world.logins[facts.IndexServerAddress]
  return [
    'Server:',
    ` Containers: ${facts.Containers}`,
    `  Running: ${facts.ContainersRunning}`,
    `  Paused: ${facts.ContainersPaused}`,
    `  Stopped: ${facts.ContainersStopped}`,
    ` Images: ${facts.Images}`,
    ` Server Version: ${facts.ServerVersion}`,
    ` Storage Driver: ${facts.Driver}`,
    ...facts.DriverStatus.map(([name, value]) => `  ${name}: ${value}`),
    ` Logging Driver: ${facts.LoggingDriver}`,
    ` Cgroup Driver: ${facts.CgroupDriver}`,
    ` Cgroup Version: ${facts.CgroupVersion}`,
    ' Plugins:',
    `  Volume: ${facts.Plugins.Volume.join(' ')}`,
    `  Network: ${facts.Plugins.Network.join(' ')}`,
    `  Log: ${facts.Plugins.Log.join(' ')}`,
    ' CDI spec directories:',
    ...facts.CDISpecDirs.map((directory) => `  ${directory}`),
    ` Swarm: ${facts.Swarm.LocalNodeState}`,
    ` Runtimes: ${Object.keys(facts.Runtimes).join(' ')}`,
    ` Default Runtime: ${facts.DefaultRuntime}`,
    ` Init Binary: ${facts.InitBinary}`,
    ` containerd version: ${facts.ContainerdCommit.ID}`,
    ` runc version: ${facts.RuncCommit.ID}`,
    ` init version: ${facts.InitCommit.ID}`,
    ' Security Options:',
    ...facts.SecurityOptions.flatMap(securityLines),
    ` Kernel Version: ${facts.KernelVersion}`,
    ` Operating System: ${facts.OperatingSystem}`,
    ` OSType: ${facts.OSType}`,
    ` Architecture: ${facts.Architecture}`,
    ` CPUs: ${facts.NCPU}`,
    ` Total Memory: ${bytesSize(facts.MemTotal)}`,
    ` Name: ${facts.Name}`,
    ` ID: ${facts.ID}`,
    ` Docker Root Dir: ${facts.DockerRootDir}`,
    ` Debug Mode: ${facts.Debug}`,
    ...(user ? [` Username: ${user}`] : []),
    ` Experimental: ${facts.ExperimentalBuild}`,
    ' Insecure Registries:',
    ...facts.RegistryConfig.InsecureRegistryCIDRs.map((range) => `  ${range}`),
    ` Live Restore Enabled: ${facts.LiveRestoreEnabled}`,
    ` Firewall Backend: ${facts.FirewallBackend.Driver}`,
  ]
}

function run(cli: Cli, format: string): number {
  const { world } = cli.sim
  if (!format) {
    cli.out(`${[...clientLines, '', ...serverLines(world), ''].join('\n')}\n`)
    return 0
  }
  const template = parseTemplate(format === 'json' ? '{{json .}}' : format)
  if (!template.ok) return sayError(cli, `template parsing error: ${template.message}`, 64)
  const written = writeTemplate(template.value, infoFacts(world), cli.out)
  cli.out('\n')
  return written.ok ? 0 : sayError(cli, written.message)
}

/** docker info (docker/cli system/info.go). */
export const info: Command = {
  path: 'system info',
  aliases: ['info'],
  usage: '[OPTIONS]',
  short: 'Display system-wide information',
  arity: { none: true },
  flags: [inspectFormatFlag],
  run: (cli, flags) => run(cli, flags.text('format')),
}
