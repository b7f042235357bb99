import type { Command } from '@/domain/docker/cli/spec'
import { buildx } from './builder/buildx'
import { builderPrune } from './builder/prune'
import { containerAttach } from './container/attach'
import { containerCommit } from './container/commit'
import { containerCp } from './container/cp'
import { containerCreate } from './container/create'
import { containerDiff } from './container/diff'
import { containerExec } from './container/exec'
import { containerExport } from './container/export'
import { containerInspect } from './container/inspect'
import { containerKill } from './container/kill'
import { containerLogs } from './container/logs'
import { containerLs } from './container/ls'
import { containerPause, containerUnpause } from './container/pause'
import { containerPort } from './container/port'
import { containerPrune } from './container/prune'
import { containerRename } from './container/rename'
import { containerRestart } from './container/restart'
import { containerRm } from './container/rm'
import { containerRun } from './container/run'
import { containerStart } from './container/start'
import { containerStats } from './container/stats'
import { containerStop } from './container/stop'
import { containerTopCommand } from './container/top'
import { containerUpdate } from './container/update'
import { containerWait } from './container/wait'
import { contextLs } from './context/ls'
import { contextShow } from './context/show'
import { build } from './image/build'
import { history } from './image/history'
import { imageImport } from './image/import'
import { imageInspect } from './image/inspect'
import { imageLoad } from './image/load'
import { imageLs } from './image/ls'
import { imagePrune } from './image/prune'
import { imagePull } from './image/pull'
import { imagePush } from './image/push'
import { imageRm } from './image/rm'
import { imageSave } from './image/save'
import { imageTag } from './image/tag'
import { networkInspect } from './network/inspect'
import { networkLs } from './network/ls'
import { networkPrune } from './network/prune'
import { networkRm } from './network/rm'
import { login } from './registry/login'
import { logout } from './registry/logout'
import { search } from './registry/search'
import { systemDf } from './system/df'
import { info } from './system/info'
import { systemInspect } from './system/inspect'
import { systemPrune } from './system/prune'
import { version } from './system/version'
import { volumeCreate } from './volume/create'
import { volumeInspect } from './volume/inspect'
import { volumeLs } from './volume/ls'
import { volumePrune } from './volume/prune'
import { volumeRm } from './volume/rm'
import { volumeUpdate } from './volume/update'

/** Every command that this model has. Helps and look-ups sort it themselves. */
export const commands: readonly Command[] = [
  info,
  version,
  contextLs,
  contextShow,
  networkInspect,
  networkLs,
  networkPrune,
  networkRm,
  build,
  buildx,
  builderPrune,
  systemDf,
  systemPrune,
  imageLs,
  imageTag,
  imageRm,
  imagePrune,
  history,
  imageInspect,
  containerAttach,
  containerCreate,
  containerKill,
  containerPause,
  containerUnpause,
  containerPrune,
  containerRename,
  containerRestart,
  containerRm,
  containerRun,
  containerStart,
  containerStop,
  containerUpdate,
  containerWait,
  imagePull,
  imagePush,
  imageSave,
  imageLoad,
  imageImport,
  search,
  login,
  logout,
  containerCommit,
  containerCp,
  containerDiff,
  containerExec,
  containerExport,
  containerInspect,
  containerLogs,
  containerLs,
  containerPort,
  containerStats,
  containerTopCommand,
  systemInspect,
  volumeCreate,
  volumeInspect,
  volumeLs,
  volumePrune,
  volumeRm,
  volumeUpdate,
]
