import type { Played } from '@/domain/docker/asked/play'
import { changesBetween } from './changes'
import { sayChanges } from './changes-words'
import { pictureOf, type WorldPicture } from './picture'

/** One line of a script, with what it printed, what it changed in words, and the world as it then is. */
export type ToldStep = {
  command: string
  stdout: string
  stderr: string
  exitCode: number
  said: string[]
  picture: WorldPicture
}

/** A played script for people: plain data to read and to draw. */
export function tell({ lines, start, steps }: Played): ToldStep[] {
  return steps.map(({ world, stdout, stderr, exitCode }, index) => ({
    command: lines[index] ?? '',
    stdout,
    stderr,
    exitCode,
    said: sayChanges(changesBetween(steps[index - 1]?.world ?? start, world)),
    picture: pictureOf(world),
  }))
}
