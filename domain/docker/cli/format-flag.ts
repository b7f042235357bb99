import { formatHelp, inspectFormatHelp } from './format-help'
import type { Flag } from './spec'

/** `--format` of the lists. */
export const formatFlag: Flag = { name: 'format', type: 'string', placeholder: 'string', usage: formatHelp }

/** `-f, --format` of every inspect. */
export const inspectFormatFlag: Flag = {
  name: 'format',
  short: 'f',
  type: 'string',
  placeholder: 'string',
  usage: inspectFormatHelp,
}
