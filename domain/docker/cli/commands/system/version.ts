import { alignColumns } from '@/domain/docker/cli/columns'
import { inspectFormatFlag } from '@/domain/docker/cli/format-flag'
import { sayError } from '@/domain/docker/cli/say'
import type { Cli, Command } from '@/domain/docker/cli/spec'
import { parseTemplate, writeTemplate } from '@/domain/docker/cli/template'
import { engineVersion } from '@/domain/docker/cli/versions'
import type { World } from '@/domain/docker/world/world'
import { clientFacts, serverFacts, versionFacts } from './version-facts'

/** docker version without a format (docker/cli system/version.go defaultVersionTemplate). */
function plainText(world: World): string {
  const client = clientFacts(true)
  const server = serverFacts(world)
  const [engine, ...others] = server.Components
  const { version, api, go } = { version: server.Version, api: server.ApiVersion, go: server.GoVersion }
  return [
    `Client: ${client.Platform.Name}`,
    ` Version:\t${client.Version}`,
    ` API version:\t${api}`,
    ` Go version:\t${client.GoVersion}`,
    ` Git commit:\t${client.GitCommit}`,
    ` Built:\t${client.BuildTime}`,
    ` OS/Arch:\t${client.Os}/${client.Arch}`,
    ` Context:\t${client.Context}`,
    '',
    `Server: ${server.Platform.Name}`,
    ' Engine:',
    `  Version:\t${version}`,
    `  API version:\t${api} (minimum version ${engineVersion.minimumApi})`,
    `  Go version:\t${go}`,
    `  Git commit:\t${server.GitCommit}`,
    `  Built:\t${engine?.Details.BuildTime}`,
    `  OS/Arch:\t${server.Os}/${server.Arch}`,
    '  Experimental:\tfalse',
    ...others.flatMap(({ Name, Version, Details }) => [
      ` ${Name}:`,
      `  Version:\t${Version}`,
      ...Object.entries(Details).map(([key, value]) => `  ${key}:\t${value}`),
    ]),
  ].join('\n')
}

const columns = { minimum: 20, padding: 1 }

function run(cli: Cli, format: string): number {
  if (!format) {
    cli.out(`${alignColumns(plainText(cli.sim.world), columns)}\n`)
    return 0
  }
  const template = parseTemplate(format === 'json' ? '{{json .}}' : format, 'version')
  if (!template.ok) return sayError(cli, `template parsing error: ${template.message}`, 64)
  let text = ''
  const written = writeTemplate(template.value, versionFacts(cli.sim.world), (piece) => {
    text += piece
  })
  cli.out(`${alignColumns(text, columns)}\n`)
  return written.ok ? 0 : sayError(cli, written.message)
}

/** docker version (docker/cli system/version.go). */
export const version: Command = {
  path: 'version',
  aliases: [],
  usage: '[OPTIONS]',
  short: 'Show the Docker version information',
  arity: { none: true },
  flags: [inspectFormatFlag],
  run: (cli, flags) => run(cli, flags.text('format')),
}
