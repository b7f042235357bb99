import { defaultPath } from '@/domain/docker/engine/environment'
import type { ConfigBlob, Platform } from '@/domain/docker/images/blobs'
import type { Instruction, Stage } from './instruction'
import { type Op, scratch } from './op'
import type { Range } from './source-lines'

/** An image as it grows: without what only its files tell. */
export type Draft = Pick<ConfigBlob, 'config' | 'history' | 'author' | 'architecture' | 'os' | 'variant'>

/** An instruction, and the stages whose files it takes. */
export type Command = { instruction: Instruction; sources: PlanStage[]; onbuild: boolean }

/** One stage while the Dockerfile is turned into steps (buildkit dockerfile2llb/convert.go dispatchState). */
export type PlanStage = {
  stage: Stage
  /** As progress shows it; empty for the only one. */
  name: string
  base: PlanStage | null
  /** Only an image that COPY or RUN takes files from. */
  unregistered: boolean
  commands: Command[]
  dependencies: Map<PlanStage, Range>
  /** Files so far, the environment and directory that commands get, and who they run as. */
  op: Op
  env: Record<string, string>
  user: string
  image: Draft
  platform: Platform | null
  /** ARGs seen, in order. */
  buildArgs: { key: string; value: string | null }[]
  commandIndex: number
  commandTotal: number
  resolved: boolean
  dispatched: boolean
  onbuildRead: boolean
  workdirSet: boolean
  /** Where CMD, ENTRYPOINT and HEALTHCHECK stood last. */
  used: Partial<Record<'cmd' | 'entrypoint' | 'healthcheck', Range>>
}

/** What a stage on nothing begins with (dockerfile2llb/image.go emptyImage). */
export const emptyImage = (platform: Platform): Draft => ({
  config: { Env: [`PATH=${defaultPath}`], WorkingDir: '/' },
  history: [],
  ...platform,
})

/** An image's configuration as a stage begins with it. */
export const draftOf = ({ config, history, author, architecture, os, variant }: ConfigBlob): Draft =>
  structuredClone({ config, history, architecture, os, ...(author && { author }), ...(variant && { variant }) })

export const newStage = (stage: Stage, name: string): PlanStage => ({
  stage,
  name,
  base: null,
  unregistered: false,
  commands: [],
  dependencies: new Map<PlanStage, Range>(),
  op: scratch,
  env: {},
  user: '',
  image: { config: {}, history: [], os: '', architecture: '' },
  platform: null,
  buildArgs: [],
  commandIndex: 0,
  commandTotal: 0,
  resolved: false,
  dispatched: false,
  onbuildRead: false,
  workdirSet: false,
  used: {},
})

const copyOf = (image: Draft): Draft => structuredClone(image)

/** Begins a stage with what the stage has that it stands on. */
export function inherit(stage: PlanStage): void {
  const { base } = stage
  if (!base) return
  stage.op = base.op
  stage.env = { ...base.env }
  stage.user = base.user
  stage.platform = base.platform
  stage.image = copyOf(base.image)
  stage.image.config.OnBuild = undefined
  stage.workdirSet = base.workdirSet
  stage.buildArgs = [...stage.buildArgs, ...base.buildArgs]
}

/** Adds an entry to the image's history; `files` says that the entry made a layer by an operation of its own. */
export function addHistory(
  stage: PlanStage,
  now: number,
  text: string,
  how: { layer: boolean; files?: boolean },
): void {
  stage.image.history.push({
    created: now,
    created_by: how.files ? `${text} # buildkit` : text,
    comment: 'buildkit.dockerfile.v0',
    ...(how.layer ? {} : { empty_layer: true as const }),
  })
}

/** `[build 2/4] ` before a step's name, which is counted by that. */
export function prefixed(stage: PlanStage, text: string, onbuild = false): string {
  if (stage.commandTotal === 0) return text
  stage.commandIndex++
  const width = Math.floor(1 + Math.log10(stage.commandTotal))
  const name = stage.name && `${stage.name} `
  const index = String(stage.commandIndex).padStart(width)
  return `[${name}${index}/${stage.commandTotal}] ${onbuild ? 'ONBUILD ' : ''}${text}`
}
