import { beforeAll, describe, expect, it } from 'vitest'
import { freshWorld } from '@/domain/docker/asked/play'
import { run } from '@/domain/docker/run'
import type { Store } from '@/domain/docker/world/store'
import type { World } from '@/domain/docker/world/world'
import { changesBetween } from './changes'
import { sayChanges } from './changes-words'

/** Runs lines, and gives what the last one changed. */
function ranOn(world: World, ...lines: string[]) {
  let before = world
  let now = world
  for (const line of lines) {
    before = now
    now = run(before, line, 'open').world
  }
  const changes = changesBetween(before, now)
  return { world: now, changes, said: sayChanges(changes) }
}

describe.each<Store>(['containerd', 'overlay2'])('what a command changed, in the store %s', (store) => {
  let pulled: World
  let web: World
  beforeAll(() => {
    pulled = ranOn(freshWorld(store), 'docker pull nginx', 'docker pull alpine').world
    web = ranOn(pulled, 'docker run -d --name web alpine sleep 1000').world
  })

  it('is nothing where a command only looks', () => {
    expect(ranOn(web, 'docker images').changes).toEqual([])
    expect(ranOn(web, 'docker ps -a').changes).toEqual([])
  })

  it('tells an image that came, and the layers that were here', () => {
    expect(ranOn(freshWorld(store), 'docker pull nginx').said).toEqual([
      'Image nginx:latest is on the host: 7 read-only layers.',
    ])
  })

  it('tells a container that started, and what it wrote at once', () => {
    expect(ranOn(pulled, 'docker run -d --name web alpine sleep 9').said).toEqual([
      'Container web started from image alpine: it has its own writable layer, still empty.',
    ])
    expect(ranOn(pulled, 'docker run -d --name web nginx').said[0]).toMatch(
      /^Container web started from image nginx: it has its own writable layer and wrote \d entries into it\.$/,
    )
  })

  it('tells a container that was only created, and one that ran and ended', () => {
    expect(ranOn(pulled, 'docker create --name later nginx').changes).toMatchObject([
      { kind: 'container-created', name: 'later' },
    ])
    expect(ranOn(freshWorld(store), 'docker run --name hi hello-world').said).toEqual([
      'Image hello-world:latest is on the host: 1 read-only layer.',
      'Container hi was made from image hello-world, ran, and ended with exit code 0. It is stopped, not gone.',
    ])
  })

  it('tells files that are new, copied up and deleted', () => {
    const wrote = ranOn(web, "docker exec web sh -c 'echo a > /note'")
    expect(wrote.said).toEqual(['/note is new in the writable layer of web.'])
    expect(ranOn(wrote.world, "docker exec web sh -c 'echo b >> /note'").said).toEqual([
      '/note changed in the writable layer of web.',
    ])
    expect(ranOn(wrote.world, 'docker exec web rm /note').said).toEqual([
      '/note is gone from the writable layer of web.',
    ])
    expect(ranOn(web, "docker exec web sh -c 'echo x >> /etc/motd'").changes).toEqual([
      { kind: 'file-changed', container: 'web', path: '/etc/motd', below: true },
    ])
    expect(ranOn(web, 'docker exec web rm /etc/motd').said).toEqual([
      "/etc/motd is deleted in web only: a whiteout in its writable layer hides the image's file.",
    ])
  })

  it('tells how a container goes on and ends', () => {
    const kinds = (...lines: string[]) => ranOn(web, ...lines).changes.map(({ kind }) => kind)
    expect(kinds('docker pause web')).toEqual(['container-paused'])
    expect(kinds('docker pause web', 'docker unpause web')).toEqual(['container-unpaused'])
    expect(kinds('docker stop web')).toEqual(['container-exited'])
    expect(kinds('docker restart web')).toEqual(['container-restarted'])
    expect(kinds('docker stop web', 'docker start web')).toEqual(['container-started'])
    expect(kinds('docker rename web site')).toEqual(['container-renamed'])
    expect(kinds('docker rm -f web')).toEqual(['container-removed'])
  })

  it('tells what becomes of names', () => {
    expect(ranOn(pulled, 'docker tag nginx site:1').said).toEqual([
      'site:1 is one more name of the image nginx:latest: nothing was copied.',
    ])
    expect(ranOn(pulled, 'docker tag nginx site:1', 'docker rmi site:1').said).toEqual([
      'The name site:1 is gone; the image stays, as nginx:latest.',
    ])
    expect(ranOn(pulled, 'docker rmi nginx').said).toEqual([
      'Image nginx:latest is gone from the host, and with it 7 layers that nothing else uses.',
    ])
  })

  it('tells an image that lost its name to another', () => {
    const { changes } = ranOn(
      pulled,
      'docker tag nginx a:1',
      'docker pull hello-world',
      'docker rmi nginx:latest',
      'docker tag hello-world a:1',
    )
    expect(changes.map(({ kind }) => kind).sort()).toEqual(['image-dangling', 'image-named'])
  })

  it('tells volumes, and what is written into them', () => {
    const made = ranOn(pulled, 'docker volume create data')
    expect(made.said).toEqual(['Volume data was created.'])
    const used = ranOn(made.world, 'docker run -d --name db -v data:/data alpine sleep 1000').world
    expect(ranOn(used, "docker exec db sh -c 'echo 1 > /data/row'").said).toEqual(['In volume data: /row is new.'])
    expect(ranOn(made.world, 'docker volume rm data').said).toEqual(['Volume data is removed.'])
  })

  it('tells a terminal that goes into a container and comes back', () => {
    const inside = ranOn(pulled, 'docker run -it --name shell alpine sh')
    expect(inside.said.at(-1)).toBe('Your terminal is inside container shell now.')
    expect(ranOn(inside.world, 'exit').changes.map(({ kind }) => kind)).toEqual(['container-exited', 'terminal-left'])
  })

  it('tells what was pushed', () => {
    const { said } = ranOn(pulled, 'docker tag nginx localhost:5000/site:1', 'docker push localhost:5000/site:1')
    expect(said).toEqual(['The registry now has localhost:5000/site:1.'])
  })

  it('tells what was written on the host, and what a build kept', () => {
    const written = ranOn(pulled, "printf 'FROM nginx\\nRUN echo hi > /hi\\n' > Dockerfile")
    expect(written.said).toEqual(['On the host: /root/Dockerfile is new.'])
    const built = ranOn(written.world, 'docker build -t site .')
    expect(built.changes).toContainEqual(expect.objectContaining({ kind: 'image-appeared', layers: 8, shared: 7 }))
    expect(built.changes.some(({ kind }) => kind === 'cache-grew')).toBe(true)
  })
})

describe('many changes', () => {
  const files = (count: number) =>
    Array.from(
      { length: count },
      (_, i) => ({ kind: 'file-added', container: 'web', path: `/f${i}`, below: false }) as const,
    )

  it('are told in a bounded number of sentences', () => {
    expect(sayChanges(files(4))).toHaveLength(4)
    expect(sayChanges(files(15)).slice(2)).toEqual(['/f2 is new in the writable layer of web.', 'And 12 more files.'])
    const paused = Array.from({ length: 20 }, (_, i) => ({ kind: 'container-paused', name: `c${i}` }) as const)
    expect(sayChanges(paused)).toHaveLength(9)
    expect(sayChanges([...files(10), ...paused]).at(-1)).toBe('And 15 more changes and 7 more files.')
  })
})
