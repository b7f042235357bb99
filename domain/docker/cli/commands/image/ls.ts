import { filterFlag, filtersOf } from '@/domain/docker/cli/filter-flag'
import { formatFlag } from '@/domain/docker/cli/format-flag'
import { sayError, sayRefusal } from '@/domain/docker/cli/say'
import type { Cli, Command, Flags } from '@/domain/docker/cli/spec'
import { formatRows } from '@/domain/docker/cli/table'
import { withFilter } from '@/domain/docker/engine/filters'
import { listSummaries } from '@/domain/docker/images/image-list'
import type { ImageSummary } from '@/domain/docker/images/summary'
import { imageHeaders, imageRows } from './ls-rows'
import { imageTree } from './ls-tree'

const subcommands = 'build history import inspect list load ls prune pull push rm save tag'.split(' ')

/** Flags that ask for the old table, each with what is said when --tree is asked for, too. */
const withoutTree: readonly [string, string][] = [
  ['quiet', '--quiet'],
  ['no-trunc', '--no-trunc'],
  ['digests', '--show-digest'],
  ['format', '--format'],
]

const created = '{{if .CreatedSince }}{{.CreatedSince}}{{else}}N/A{{end}}'
const rawLines = (digests: boolean) =>
  `repository: {{ .Repository }}\ntag: {{.Tag}}\n${digests ? 'digest: {{.Digest}}\n' : ''}image_id: {{.ID}}\ncreated_at: {{.CreatedAt}}\nvirtual_size: {{.Size}}\n`

/** The format in full (docker/cli cli/command/formatter/image.go NewImageFormat). */
function fullFormat(format: string, quiet: boolean, digests: boolean): string {
  if (format === '' || format === 'table') {
    if (quiet) return '{{.ID}}'
    return `table {{.Repository}}\t{{.Tag}}\t${digests ? '{{.Digest}}\t' : ''}{{.ID}}\t${created}\t{{.Size}}`
  }
  if (format === 'raw') return quiet ? 'image_id: {{.ID}}' : rawLines(digests)
  const lacksDigest = digests && format.startsWith('table') && !format.includes('{{.Digest}}')
  return lacksDigest ? `${format}\t{{.Digest}}` : format
}

function showTable(cli: Cli, flags: Flags, images: readonly ImageSummary[]): number {
  const digests = flags.bool('digests')
  const format = fullFormat(flags.text('format'), flags.bool('quiet'), digests)
  const how = {
    now: cli.sim.world.now,
    cut: !flags.bool('no-trunc'),
    digests,
    template: format.includes('{{.Digest}}'),
  }
  const rows = images.flatMap((image) => imageRows(image, how))
  const shown = formatRows({ type: '*formatter.imageContext', format, headers: imageHeaders }, rows)
  if (!shown.ok) return sayError(cli, shown.message)
  cli.out(shown.value)
  return 0
}

function run(cli: Cli, flags: Flags, [name = '']: string[]): number {
  const given = withoutTree.find(([flag]) => (flag === 'format' ? flags.text(flag) !== '' : flags.bool(flag)))
  const tree = flags.bool('tree')
  if (given && tree) return sayError(cli, `${given[1]} is not yet supported with --tree`)
  const asked = filtersOf(flags.list('filter'))
  const filters = name ? withFilter(asked, 'reference', name) : asked
  const listed = listSummaries(cli.sim.world, flags.bool('all'), filters)
  if (!listed.ok) return sayRefusal(cli, listed)
  const hides = !flags.bool('all') && (!filters.dangling || filters.dangling.includes('false'))
  const images = hides ? listed.value.filter(({ repoTags }) => repoTags.length > 0) : listed.value
  const status = given ? showTable(cli, flags, images) : 0
  if (!given) cli.out(imageTree(images, tree).text)
  if (status === 0 && !images.length && cli.called === 'docker images' && subcommands.includes(name))
    cli.err(`No images found matching "${name}": did you mean "docker image ${name}"?\n`)
  return status
}

/** docker/cli cli/command/image/list.go */
export const imageLs: Command = {
  path: 'image ls',
  aliases: ['image list', 'images'],
  usage: '[OPTIONS] [REPOSITORY[:TAG]]',
  short: 'List images',
  arity: { max: 1 },
  flags: [
    { name: 'quiet', short: 'q', type: 'bool', usage: 'Only show image IDs' },
    {
      name: 'all',
      short: 'a',
      type: 'bool',
      usage: 'Show all images (default hides intermediate and dangling images)',
    },
    { name: 'no-trunc', type: 'bool', usage: "Don't truncate output" },
    { name: 'digests', type: 'bool', usage: 'Show digests' },
    formatFlag,
    filterFlag('Filter output based on conditions provided', 'f'),
    { name: 'tree', type: 'bool', usage: 'List multi-platform images as a tree (EXPERIMENTAL)' },
  ],
  run,
}
