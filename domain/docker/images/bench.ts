import { parseFlags } from '@/domain/docker/cli/parse-flags'
import type { Cli, Command } from '@/domain/docker/cli/spec'
import { diskOf } from '@/domain/docker/files/machine-disk'
import { file } from '@/domain/docker/files/node'
import { putBlob, type Sim, update } from '@/domain/docker/sim'
import type { Container, Status } from '@/domain/docker/world/container'
import { emptyMachine } from '@/domain/docker/world/process'
import type { Store } from '@/domain/docker/world/store'
import type { World } from '@/domain/docker/world/world'
import type { Blob, Platform, RunConfig } from './blobs'
import { type Made, makeConfig, makeIndex, makeLayer, makeManifest } from './digests'
import { familiar } from './reference'
import { findImage, keepImage } from './store'

const linux: Platform = { os: 'linux', architecture: 'amd64' }

/** What an image of a test is made of; equal recipes make equal images. */
export type Recipe = {
  /** One layer each: file → content. */
  layers?: Record<string, string>[]
  config?: RunConfig
  created?: number
  platforms?: Platform[]
  /** A single manifest instead of an index. */
  bare?: true
  parent?: string
}

const emptyWorld = (store: Store): World => ({
  format: 1,
  store,
  seed: 'test',
  drawn: 0,
  now: Date.UTC(2026, 0, 15, 9),
  platform: linux,
  blobs: {},
  registry: {},
  containerd: { names: {}, content: {} },
  overlay2: { images: {}, names: {} },
  containers: {},
  volumes: {},
  cache: {},
  logins: {},
  host: {
    hostname: 'deckhand',
    kernel: '6.12.0-deckhand',
    tree: {},
    machine: emptyMachine,
    cwd: '/root',
    variables: {},
    exported: [],
    functions: {},
    status: 0,
  },
  session: null,
})

export type Said = { out: string; err: string; status: number }

/** A daemon for tests: images come out of nothing, containers are only records, and commands run in one world. */
export class Bench {
  readonly sim: Sim

  constructor(
    readonly store: Store,
    private readonly commands: readonly Command[] = [],
  ) {
    const docker = () => 0
    this.sim = { world: emptyWorld(store), docker }
  }

  get world() {
    return this.sim.world
  }

  private put<B extends Blob>(made: Made<B>): Made<B> {
    putBlob(this.sim, made.digest, made.blob)
    return made
  }

  private manifest({ layers = [{ '/a': 'a' }], config = {}, created, parent }: Recipe, platform: Platform) {
    const made = layers.map((files) => {
      const nodes = Object.entries(files).map(([path, content]) => [path, file(content)])
      return this.put(makeLayer(Object.fromEntries(nodes)))
    })
    const at = created ?? this.world.now
    const history = made.map((_, i) => ({ created: at, created_by: `step ${i}`, comment: 'test' }))
    const blob = this.put(
      makeConfig({
        kind: 'config',
        created: at,
        ...((parent || created) && { stamped: true }),
        ...platform,
        config,
        rootfs: { type: 'layers', diff_ids: made.map((layer) => layer.blob.diffId) },
        history,
      }),
    )
    return { manifest: this.put(makeManifest(blob, made)), platform }
  }

  /** Makes an image and names it; null leaves it dangling. @returns its id */
  image(name: string | null, recipe: Recipe = {}): string {
    const [first, ...others] = (recipe.platforms ?? [linux]).map((platform) => this.manifest(recipe, platform))
    if (!first) throw new Error('an image needs a platform')
    const isIndex = this.store === 'containerd' && !recipe.bare
    const target = isIndex ? this.put(makeIndex([first, ...others])) : first.manifest
    const parent = recipe.parent ? findImage(this.world, recipe.parent) : null
    return keepImage(this.sim, {
      manifest: first.manifest.digest,
      target: target.digest,
      name: name && `docker.io/library/${name}`,
      ...(parent?.ok && { parent: parent.value.id }),
    })
  }

  /** Records a container made by a name or an id. @returns its id */
  container(image: string, status: Status = 'exited'): string {
    const found = findImage(this.world, image)
    if (!found.ok) throw new Error(found.message)
    const { id: imageId, manifest, layers } = found.value
    const id = String(Object.keys(this.world.containers).length + 1)
      .padStart(2, 'c')
      .repeat(32)
    const made = {
      id,
      store: this.store,
      image: imageId,
      manifest,
      layers,
      platform: linux,
      config: { Image: image },
      state: { status },
    }
    update(this.sim, { containers: { ...this.world.containers, [id]: made as unknown as Container } })
    return id
  }

  /** Runs a command, words split at blanks; standard input is `input`, or a terminal on which nobody types. */
  docker(line: string, input?: string): Said {
    const words = line.split(' ')
    const command = this.commands.find(({ path, aliases }) =>
      [path, ...aliases].some((name) => `${line} `.startsWith(`${name} `)),
    )
    const called = [command?.path ?? '', ...(command?.aliases ?? [])].find((name) => `${line} `.startsWith(`${name} `))
    const parsed = command && parseFlags(command.flags, words.slice(called?.split(' ').length), command)
    if (!command || !called || !parsed?.ok) throw new Error(`cannot run docker ${line}`)
    const said = { out: '', err: '' }
    const cli: Cli = {
      sim: this.sim,
      stdin: { terminal: input === undefined, text: input ?? '', open: false },
      out: (text) => {
        said.out += text
      },
      err: (text) => {
        said.err += text
      },
      outIsTerminal: true,
      errIsTerminal: true,
      cwd: '/root',
      disk: diskOf(this.sim, 'host'),
      env: {},
      called: `docker ${called}`,
    }
    update(this.sim, { now: this.world.now + 100 })
    const status = command.run(cli, parsed.value.flags, parsed.value.args)
    return { ...said, status }
  }

  /** Names as people see them, dangling ones too, sorted. */
  names(): string[] {
    const { containerd, overlay2 } = this.world
    const names = this.store === 'containerd' ? containerd.names : overlay2.names
    return Object.keys(names).map(familiar).sort()
  }
}

export const stores: Store[] = ['containerd', 'overlay2']
