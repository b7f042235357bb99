import { describe, expect, it } from 'vitest'
import { createWorld, run } from '@/domain/docker/run'

const world = createWorld({ store: 'containerd', now: Date.UTC(2026, 0, 15, 9), seed: 'buildx' })
const ran = (line: string) => run(world, line)

// buildx commands/root.go, docker/cli cmd/docker/builder.go
describe('docker buildx, and docker builder, which leads to it', () => {
  const { stdout: help } = ran('docker buildx --help')

  it('prints its help', () => {
    expect(help).toMatch(
      /^Usage: {2}docker buildx \[OPTIONS\] COMMAND\n\nExtended build capabilities with BuildKit\n\nOptions:\n {6}--builder string {3}Override the configured builder instance\n {2}-D, --debug {12}Enable debug logging\n\nManagement Commands:\n {2}history /,
    )
    expect(help).toMatch(/\n\nExperimental commands and flags are hidden\. Set BUILDX_EXPERIMENTAL=1 to show them\.\n$/)
  })

  it.each(['docker buildx', 'docker builder', 'docker builder --help', 'docker help builder', 'docker help buildx'])(
    '%s',
    (line) => expect(ran(line)).toMatchObject({ stdout: help, stderr: '', exitCode: 0 }),
  )

  it('refuses a word that it does not know, below its help', () => {
    expect(ran('docker builder nope')).toMatchObject({
      stdout: help,
      stderr: 'ERROR: unknown command: "nope"\n',
      exitCode: 1,
    })
  })

  it('says what the lab does not have', () => {
    expect(ran('docker builder ls').stderr).toMatch(/^This lab has no 'docker builder ls'/)
    expect(ran('docker buildx imagetools inspect alpine').stderr).toMatch(/^This lab has no 'docker buildx imagetools'/)
  })

  it('warns of a flag that goes away', () => {
    expect(ran('docker builder prune -f --keep-storage 1GB').stdout).toBe(
      'Flag --keep-storage has been deprecated, keep-storage flag has been changed to reserved-space\nTotal:\t0B\n',
    )
  })
})
