import type { Command } from '@/domain/docker/cli/spec'
import { history } from './image/history'
import { imageInspect } from './image/inspect'
import { imageLs } from './image/ls'
import { imagePrune } from './image/prune'
import { imageRm } from './image/rm'
import { imageTag } from './image/tag'
import { info } from './system/info'
import { version } from './system/version'

/** Every command that this model has. Helps and look-ups sort it themselves. */
export const commands: readonly Command[] = [
  info,
  version,
  imageLs,
  imageTag,
  imageRm,
  imagePrune,
  history,
  imageInspect,
]
