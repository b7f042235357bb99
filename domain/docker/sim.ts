import { type Digest, hex } from './digest'
import type { Blob } from './images/blobs'
import { sampleBlob } from './samples/registry'
import type { Container } from './world/container'
import type { Volume, World } from './world/world'

/**
 * One command at work on a world. Only its fields are ever assigned, always to a new
 * value: whoever holds the old one keeps it as it was.
 */
export type Sim = {
  world: World
  docker: DockerProgram
  /** Containers that went while this line ran, as they last were: an attached client still reads their output. */
  removed?: Readonly<Record<string, Container>>
}

/** The docker command as the host's shell calls it; injected by run.ts, so that shell/ need not know cli/. */
export type DockerProgram = (sim: Sim, argv: string[], io: ProgramIo) => number

export type ProgramIo = {
  stdin: { terminal: boolean; text: string; open: boolean }
  out: (text: string) => void
  err: (text: string) => void
  outIsTerminal: boolean
  errIsTerminal: boolean
  cwd: string
  env: Readonly<Record<string, string>>
}

export const update = (sim: Sim, part: Partial<World>): void => {
  sim.world = { ...sim.world, ...part }
}

/** The next random id, 64 hexadecimal digits, drawn from the world's seed. */
export function draw(sim: Sim): string {
  const { seed, drawn } = sim.world
  update(sim, { drawn: drawn + 1 })
  return hex(`${seed}/${drawn}`)
}

/** A container that must exist, by full id. */
export function containerOf(sim: Sim, id: string): Container {
  const container = sim.world.containers[id]
  if (!container) throw new Error(`container ${id} is gone`)
  return container
}

export function setContainer(sim: Sim, id: string, part: Partial<Container>): void {
  update(sim, { containers: { ...sim.world.containers, [id]: { ...containerOf(sim, id), ...part } } })
}

export function setState(sim: Sim, id: string, part: Partial<Container['state']>): void {
  setContainer(sim, id, { state: { ...containerOf(sim, id).state, ...part } })
}

export function dropContainer(sim: Sim, id: string): void {
  const { [id]: _gone, ...containers } = sim.world.containers
  update(sim, { containers })
}

export function setVolume(sim: Sim, name: string, part: Partial<Volume>): void {
  const volume = sim.world.volumes[name]
  if (!volume) throw new Error(`volume ${name} is gone`)
  update(sim, { volumes: { ...sim.world.volumes, [name]: { ...volume, ...part } } })
}

/** A blob by digest, made here or of the samples; undefined when nobody has it. */
export const blobOf = (world: World, digest: Digest): Blob | undefined => world.blobs[digest] ?? sampleBlob(digest)

/** Whether a blob was made on this host, or loaded into it. Asking the samples would make them all. */
export const isMadeHere = (world: World, digest: Digest): boolean => Object.hasOwn(world.blobs, digest)

export function putBlob(sim: Sim, digest: Digest, blob: Blob): void {
  if (!isMadeHere(sim.world, digest)) update(sim, { blobs: { ...sim.world.blobs, [digest]: blob } })
}
