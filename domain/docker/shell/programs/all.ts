import { shellEntry } from '@/domain/docker/shell/interpreter/shell-program'
import type { Entry, Identity } from '@/domain/docker/shell/program'
import { basics } from './basics'

/** Every program that a machine can have, by the name in its file's first line. */
const programs: Readonly<Record<string, Entry>> = {
  ash: shellEntry('ash'),
  dash: shellEntry('dash'),
  bash: shellEntry('bash'),
  ...basics,
}

const unknown: Entry = {
  run: (run) => (run.variant === 'busybox' ? run.fail('applet not found', 127) : run.fail('this program does nothing here', 1)),
}

/** A program by its identity. */
export const entryOf = ({ program }: Identity): Entry => programs[program] ?? unknown
