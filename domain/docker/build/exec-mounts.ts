import { hex } from '@/domain/docker/digest'
import type { Disk } from '@/domain/docker/files/disk'
import { file, type Tree } from '@/domain/docker/files/node'
import { resolvePath } from '@/domain/docker/files/path'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import type { Sim } from '@/domain/docker/sim'
import type { Mount } from '@/domain/docker/world/container'
import { cached, remember, touch } from './build-cache'
import type { OpMount } from './op'

/** `--secret`: id → its content. */
export type Secrets = Readonly<Record<string, string>>

/** Reads `id=name,src=path` and `id=name,env=NAME` (buildx util/buildflags/secrets.go). */
export function readSecrets(
  specs: readonly string[],
  { disk, cwd, env }: { disk: Disk; cwd: string; env: Readonly<Record<string, string>> },
): Outcome<Secrets> {
  const secrets: Record<string, string> = {}
  for (const spec of specs) {
    const fields = Object.fromEntries(
      spec.split(',').map((text) => {
        const [key = '', value = ''] = text.split(/=([\s\S]*)/)
        return [key.toLowerCase(), value]
      }),
    )
    const unknown = Object.keys(fields).find((key) => !['id', 'src', 'source', 'type', 'env'].includes(key))
    if (unknown !== undefined) return refuse('options', `unexpected key '${unknown}' in '${spec}'`)
    const id = fields.id || fields.src || fields.source || ''
    const path = fields.src ?? fields.source ?? (fields.env === undefined && env[id] === undefined ? id : undefined)
    const variable = fields.type === 'env' ? fields.env || fields.src || id : (fields.env ?? id)
    if (path !== undefined && fields.type !== 'env') {
      const read = disk.read(resolvePath(cwd, path))
      if (!read.ok) return refuse('invalid', `failed to stat ${path}: stat ${path}: no such file or directory`)
      secrets[id] = read.value
    } else if (env[variable] !== undefined) secrets[id] = env[variable]
  }
  return done(secrets)
}

/** The key under which a cache mount's files are kept. */
const cacheMountKey = ({ id }: OpMount): string => hex(`cache mount ${id}`)

const treeMount = (target: string, tree: Tree, source: string, readOnly: boolean): Mount => ({
  type: 'engine',
  target,
  source,
  readOnly,
  tree,
})

/** What a secret gives a command: a file, or a variable. */
function secretOf(mount: OpMount, secrets: Secrets): Outcome<{ mount: Mount | null; env: Record<string, string> }> {
  const id = mount.id || mount.source || mount.target.slice(mount.target.lastIndexOf('/') + 1)
  const content = Object.hasOwn(secrets, id) ? secrets[id] : undefined
  if (content === undefined)
    return mount.required ? refuse('not-found', `secret ${id}: not found`) : done({ mount: null, env: {} })
  const env = mount.env === null ? {} : { [mount.env || id]: content }
  if (mount.env !== null && !mount.target) return done({ mount: null, env })
  const target = mount.target || `/run/secrets/${id.slice(id.lastIndexOf('/') + 1)}`
  const node = file(content, { mode: mount.mode ?? 0o400, uid: mount.uid ?? 0, gid: mount.gid ?? 0 })
  return done({ mount: treeMount(resolvePath('/', target), { '/secret': node }, '/secret', true), env })
}

export type Prepared = { mounts: Mount[]; env: Record<string, string> }

/** The mounts of a RUN as a container has them. `treeFor` gives the files of another step. */
export function prepareMounts(
  sim: Sim,
  mounts: readonly OpMount[],
  secrets: Secrets,
  treeFor: (mount: OpMount) => Tree,
): Outcome<Prepared> {
  const prepared: Prepared = { mounts: [], env: {} }
  for (const mount of mounts) {
    if (mount.type === 'secret') {
      const secret = secretOf(mount, secrets)
      if (!secret.ok) return secret
      if (secret.value.mount) prepared.mounts.push(secret.value.mount)
      Object.assign(prepared.env, secret.value.env)
    } else if (mount.type === 'tmpfs') prepared.mounts.push(treeMount(mount.target, {}, '/', false))
    else if (mount.type === 'cache') {
      const record = cached(sim.world, cacheMountKey(mount))
      if (record) touch(sim, record)
      const tree = record?.tree ?? (mount.op ? treeFor(mount) : {})
      prepared.mounts.push(treeMount(mount.target, tree, '/', mount.readOnly))
    } else if (mount.type === 'bind') {
      const tree = treeFor(mount)
      const source = resolvePath('/', mount.source)
      if (source !== '/' && !tree[source]) return refuse('not-found', `${JSON.stringify(source)}: not found`)
      prepared.mounts.push(treeMount(mount.target, tree, source, mount.readOnly))
    }
  }
  return done(prepared)
}

/** Keeps what a command left in its cache mounts. */
export function keepCacheMounts(sim: Sim, mounts: readonly OpMount[], after: readonly Mount[]): void {
  for (const mount of mounts) {
    if (mount.type !== 'cache' || mount.readOnly) continue
    const tree = after.find(({ target }) => target === mount.target)?.tree ?? {}
    const description = `cached mount ${mount.target} from exec with id ${JSON.stringify(`//${mount.id.replace(/^\//, '')}`)}`
    remember(sim, { key: cacheMountKey(mount), type: 'exec.cachemount', description, tree })
  }
}
