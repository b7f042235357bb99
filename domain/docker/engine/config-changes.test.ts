import { describe, expect, it } from 'vitest'
import type { RunConfig } from '@/domain/docker/images/blobs'
import { applyChanges } from './config-changes'

const change = (texts: string[], config: RunConfig = {}) => {
  const changed = applyChanges(config, texts)
  return changed.ok ? changed.value : changed.message
}

describe('changes of a configuration', () => {
  it.each<[string, RunConfig]>([
    ['CMD ["a", "b"]', { Cmd: ['a', 'b'] }],
    ['CMD echo hi', { Cmd: ['/bin/sh', '-c', 'echo hi'] }],
    ['cmd ["a"]', { Cmd: ['a'] }],
    ['ENTRYPOINT ["x"]', { Entrypoint: ['x'] }],
    ['EXPOSE 80 53/udp', { ExposedPorts: { '80/tcp': {}, '53/udp': {} } }],
    ['USER app', { User: 'app' }],
    ['VOLUME /a /b', { Volumes: { '/a': {}, '/b': {} } }],
    ['STOPSIGNAL SIGINT', { StopSignal: 'SIGINT' }],
    ['LABEL a=b c="d e"', { Labels: { a: 'b', c: 'd e' } }],
    ['ONBUILD RUN x', { OnBuild: ['RUN x'] }],
    ['WORKDIR /srv/../app', { WorkingDir: '/app' }],
  ])('%s', (text, expected) => {
    expect(change([text])).toMatchObject(expected)
  })

  it('put variables in their places, and use those that are there', () => {
    const config = { Env: ['PATH=/bin', 'A=1'] }
    expect(change(['ENV A=2 B=$PATH'], config)).toMatchObject({ Env: ['PATH=/bin', 'A=2', 'B=/bin'] })
    expect(change(['ENV A=2', 'LABEL a=$A'], config)).toMatchObject({ Labels: { a: '2' } })
  })

  it('go on from the working directory', () => {
    expect(change(['WORKDIR b', 'WORKDIR c'], { WorkingDir: '/a' })).toMatchObject({ WorkingDir: '/a/b/c' })
  })

  it('forget the command with a new entrypoint, unless it is among them', () => {
    expect(change(['ENTRYPOINT ["x"]'], { Cmd: ['old'] })).toMatchObject({ Entrypoint: ['x'], Cmd: undefined })
    expect(change(['CMD ["new"]', 'ENTRYPOINT ["x"]'], { Cmd: ['old'] })).toMatchObject({ Cmd: ['new'] })
  })

  it.each([
    ['RUN true', 'RUN is not a valid change command'],
    ['copy a b', 'copy is not a valid change command'],
    ['STOPSIGNAL nope', 'invalid signal: nope'],
    ['EXPOSE x', 'invalid containerPort: x'],
    ['USER', 'USER requires exactly one argument'],
  ])('%s is refused', (text, message) => {
    expect(change([text])).toBe(message)
  })
})
