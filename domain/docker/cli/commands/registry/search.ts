import { ellipsis } from '@/domain/docker/cli/ellipsis'
import { filterFlag, filtersOf } from '@/domain/docker/cli/filter-flag'
import { sayError, sayRefusal } from '@/domain/docker/cli/say'
import type { Cli, Command, Flags } from '@/domain/docker/cli/spec'
import { formatRows, type Row } from '@/domain/docker/cli/table'
import { type SearchResult, searchHub } from '@/domain/docker/images/search'

const headers = { Name: 'NAME', Description: 'DESCRIPTION', StarCount: 'STARS', IsOfficial: 'OFFICIAL' }
const table = 'table {{.Name}}\\t{{.Description}}\\t{{.StarCount}}\\t{{.IsOfficial}}'
const automated =
  'WARNING: the "is-automated" filter is deprecated, and searching for "is-automated=true" will not yield any results in future.'

/** One line; a truth is a mark in text, and a word in JSON (docker/cli registry/formatter_search.go). */
const rowOf = ({ name, description, stars, official }: SearchResult, whole: boolean, json: boolean): Row => ({
  Name: name,
  Description: whole ? description : ellipsis(description, 45),
  StarCount: String(stars),
  IsOfficial: json ? String(official) : official ? '[OK]' : '',
})

function run(cli: Cli, flags: Flags, [term = '']: string[]): number {
  const filters = filtersOf(flags.list('filter'))
  if (filters['is-automated']) cli.err(`${automated}\n`)
  const found = searchHub(cli.sim.world, term, filters, flags.int('limit'))
  if (!found.ok) return sayRefusal(cli, found)
  const given = flags.text('format')
  const format = given === '' || given === 'table' ? table : given
  const json = format === 'json' || format.includes('{{json .}}')
  const rows = found.value.map((result) => rowOf(result, flags.bool('no-trunc'), json))
  const shown = formatRows({ type: '*registry.searchContext', format, headers }, rows)
  if (!shown.ok) return sayError(cli, shown.message)
  cli.out(shown.value)
  return 0
}

/** docker/cli cli/command/registry/search.go */
export const search: Command = {
  path: 'search',
  aliases: [],
  usage: '[OPTIONS] TERM',
  short: 'Search Docker Hub for images',
  arity: { exact: 1 },
  flags: [
    { name: 'no-trunc', type: 'bool', usage: "Don't truncate output" },
    filterFlag('Filter output based on conditions provided', 'f'),
    { name: 'limit', type: 'int', placeholder: 'int', usage: 'Max number of search results' },
    { name: 'format', type: 'string', placeholder: 'string', usage: 'Pretty-print search using a Go template' },
  ],
  run,
}
