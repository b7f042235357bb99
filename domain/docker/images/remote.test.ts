import { describe, expect, it } from 'vitest'
import type { Digest } from '@/domain/docker/digest'
import { sampleBlob, sampleRepository } from '@/domain/docker/samples/registry'
import type { Sim } from '@/domain/docker/sim'
import { terminal } from '@/domain/docker/transcripts/terminal'
import { parseReference, withDefaultTag } from './reference'
import { publish, repositoryIn, resolveRemote, tagsOf } from './remote'

const alpine = 'docker.io/library/alpine'
const latest = sampleRepository(alpine)?.tags.latest as Digest
const busybox = sampleRepository('docker.io/library/busybox')?.tags.latest as Digest

const simOf = (): Sim => ({ world: terminal('containerd').world(), docker: () => 0 })
function refOf(text: string) {
  const ref = parseReference(text)
  if (!ref.ok) throw new Error(ref.message)
  return withDefaultTag(ref.value)
}

describe('publish', () => {
  it('moves a tag of a sample repository in this world only', () => {
    const sim = simOf()
    publish(sim, alpine, 'latest', busybox)
    expect(resolveRemote(sim.world, refOf('alpine'))).toEqual({ ok: true, value: busybox })
    expect(resolveRemote(sim.world, refOf('alpine:3.22'))).toEqual({ ok: true, value: latest })
    expect(resolveRemote(simOf().world, refOf('alpine'))).toEqual({ ok: true, value: latest })
  })

  it('takes along all that lies below', () => {
    const sim = simOf()
    publish(sim, 'localhost:5000/app', '1', busybox)
    const content = Object.keys(repositoryIn(sim.world, 'localhost:5000/app')?.content ?? {})
    const below = (digest: Digest): Digest[] => {
      const blob = sampleBlob(digest)
      const next =
        blob?.kind === 'index' ? blob.manifests : blob?.kind === 'manifest' ? [blob.config, ...blob.layers] : []
      return [digest, ...next.flatMap((one) => below(one.digest))]
    }
    expect(content.sort()).toEqual([...new Set(below(busybox))].sort())
    expect(tagsOf(sim.world, refOf('localhost:5000/app'))).toEqual({ ok: true, value: ['1'] })
  })

  it('is found by digest, with a tag or without', () => {
    const sim = simOf()
    publish(sim, 'localhost:5000/app', null, busybox)
    expect(resolveRemote(sim.world, refOf(`localhost:5000/app@${busybox}`))).toEqual({ ok: true, value: busybox })
    expect(resolveRemote(sim.world, refOf('localhost:5000/app'))).toMatchObject({ ok: false })
    expect(tagsOf(sim.world, refOf('localhost:5000/app'))).toEqual({ ok: true, value: [] })
  })
})

it('names no repository that nobody pushed', () => {
  expect(tagsOf(simOf().world, refOf('localhost:5000/nosuch'))).toMatchObject({
    message: 'repository localhost:5000/nosuch not found: name unknown: repository name not known to registry',
  })
})
