import { formatFlag } from '@/domain/docker/cli/format-flag'
import { sayError } from '@/domain/docker/cli/say'
import type { Cli, Command, Flags } from '@/domain/docker/cli/spec'
import { formatRows } from '@/domain/docker/cli/table'

const headers = { Name: 'NAME', Description: 'DESCRIPTION', DockerEndpoint: 'DOCKER ENDPOINT', Error: 'ERROR' }

/** The one context of a fresh host. */
const row = {
  Current: true,
  Description: 'Current DOCKER_HOST based configuration',
  DockerEndpoint: 'unix:///var/run/docker.sock',
  Error: '',
  Name: 'default',
}
const table = 'table {{.Name}}{{if .Current}} *{{end}}\\t{{.Description}}\\t{{.DockerEndpoint}}\\t{{.Error}}'

function run(cli: Cli, flags: Flags): number {
  const format = flags.text('format')
  const full = format === '' || format === 'table' ? table : format
  const shown = formatRows(
    { type: '*formatter.clientContextContext', format: flags.bool('quiet') ? '{{.Name}}' : full, headers },
    [row],
  )
  if (!shown.ok) return sayError(cli, shown.message)
  cli.out(shown.value)
  return 0
}

/** docker context ls (docker/cli context/list.go). */
export const contextLs: Command = {
  path: 'context ls',
  aliases: ['context list'],
  usage: '[OPTIONS]',
  short: 'List contexts',
  arity: { none: true },
  flags: [formatFlag, { name: 'quiet', short: 'q', type: 'bool', usage: 'Only show context names' }],
  run,
}
