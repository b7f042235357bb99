import { expect } from 'vitest'
import type { Row } from './row'

const build = (dockerfile: string, more: string) => `printf '${dockerfile}' | docker build ${more} -`

/** Rows 103 to 111: build, history, inspect. */
export const builds: Row[] = [
  {
    id: '103',
    says: 'progress goes to stderr; no "Successfully built"',
    check({ sh }) {
      const dockerfile = 'FROM alpine\\nRUN echo hi > /f\\n'
      const { stdout, stderr, exitCode } = sh(build(dockerfile, '-t app'))
      expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 0 })
      expect(stderr).toMatch(/^\[\+\] Building \d+\.\d+s \(\d+\/\d+\) FINISHED/)
      expect(stderr).toContain(' => exporting to image')
      expect(stderr).toContain(' => => naming to docker.io/library/app')
      expect(stderr).not.toContain('Successfully')
      expect(sh(build(dockerfile, '-t app')).stderr).toMatch(/ => CACHED \[2\/2\] RUN echo hi > \/f/)
    },
  },
  {
    id: '104',
    says: 'no Dockerfile',
    check({ sh }) {
      const { stderr, exitCode } = sh('mkdir empty && docker build empty')
      expect(stderr).toContain(
        'ERROR: failed to build: failed to solve: failed to read dockerfile: open Dockerfile: no such file or directory',
      )
      expect(exitCode).toBe(1)
    },
  },
  {
    id: '105',
    says: 'a rebuild with other content moves the tag',
    check({ given, out }) {
      given(build('FROM alpine\\nRUN echo 1 > /f\\n', '-t app'))
      const first = out('docker images -q --no-trunc app')
      given('docker create --name old app sh')
      given(build('FROM alpine\\nRUN echo 2 > /f\\n', '-t app'))
      expect(out('docker images -q --no-trunc app')).not.toBe(first)
      expect(out("docker inspect -f '{{.Image}}' old")).toBe(first)
    },
  },
  {
    id: '106',
    says: 'RUN, COPY, ADD and WORKDIR make layers; the others only change the config',
    check({ given, out }) {
      given('echo a > a.txt')
      const layers = (lines: string) => {
        given(`printf 'FROM alpine\\n${lines}' > Dockerfile`, 'docker build -q -t app .')
        return Number(out("docker image inspect -f '{{len .RootFS.Layers}}' app"))
      }
      const base = layers('LABEL a=b\\n')
      for (const line of ['RUN true', 'COPY a.txt /a', 'ADD a.txt /b', 'WORKDIR /w'])
        expect([line, layers(`${line}\\n`)]).toEqual([line, base + 1])
      for (const line of [
        'ENV A=b',
        'CMD ["x"]',
        'ENTRYPOINT ["x"]',
        'EXPOSE 80',
        'USER nobody',
        'VOLUME /v',
        'WORKDIR /',
      ])
        expect([line, layers(`${line}\\n`)]).toEqual([line, base])
      const sizes = out("docker history --format '{{.Size}} {{.CreatedBy}}' app").split('\n')
      expect(sizes[0]).toMatch(/^0B WORKDIR \//)
    },
  },
  {
    id: '107',
    says: 'history: newest first, the id once, then <missing>',
    check({ given, sh, out }) {
      given(build('FROM alpine\\nRUN echo a rather long command line that will not fit > /f\\nENV A=b\\n', '-t app'))
      const lines = sh('docker history app').stdout.trimEnd().split('\n')
      expect(lines[0]).toMatch(/^IMAGE +CREATED +CREATED BY +SIZE +COMMENT$/)
      expect(lines[1]?.startsWith(out('docker images -q app'))).toBe(true)
      expect(lines[1]).toContain('ENV A=b')
      expect(lines[1]).toContain('buildkit.dockerfile.v0')
      for (const line of lines.slice(2)) expect(line.startsWith('<missing>')).toBe(true)
      const run = out("docker history --format '{{.CreatedBy}}' app").split('\n')[1] ?? ''
      expect([...run]).toHaveLength(45)
      expect(run.endsWith('…')).toBe(true)
    },
  },
  {
    id: '108',
    says: 'what image inspect has, and has no more',
    check({ store, given, out }) {
      given('docker pull -q nginx')
      const [image] = JSON.parse(out('docker image inspect nginx'))
      for (const key of [
        'Id',
        'RepoTags',
        'RepoDigests',
        'Created',
        'Config',
        'Architecture',
        'Os',
        'Size',
        'RootFS',
        'Metadata',
      ])
        expect(Object.keys(image)).toContain(key)
      for (const key of ['Parent', 'Container', 'ContainerConfig', 'VirtualSize'])
        expect(Object.keys(image)).not.toContain(key)
      expect('Descriptor' in image).toBe(store === 'containerd')
      expect('GraphDriver' in image).toBe(store === 'overlay2')
      expect(image.RootFS.Type).toBe('layers')
      expect(image.Config.Cmd).toEqual(['nginx', '-g', 'daemon off;'])
    },
  },
  {
    id: '109',
    says: 'image inspect of nothing',
    check({ sh }) {
      expect(sh('docker image inspect nosuch')).toMatchObject({
        stdout: '[]\n',
        stderr: 'Error response from daemon: No such image: nosuch:latest\n',
        exitCode: 1,
      })
    },
  },
  {
    id: '110',
    says: 'inspect of nothing',
    check({ sh }) {
      expect(sh('docker inspect nosuch')).toMatchObject({
        stdout: '[]\n',
        stderr: 'error: no such object: nosuch\n',
        exitCode: 1,
      })
      expect(sh("docker inspect -f '{{.Broken' nosuch").exitCode).toBe(64)
    },
  },
  {
    id: '111',
    says: 'what container inspect has',
    check({ store, given, out }) {
      given('docker run -d --name web nginx:1.29')
      const [web] = JSON.parse(out('docker container inspect web'))
      const keys = [
        'Id',
        'Created',
        'Path',
        'Args',
        'State',
        'Image',
        'Name',
        'RestartCount',
        'Driver',
        'Platform',
        'Mounts',
        'Config',
        'HostConfig',
        'NetworkSettings',
      ]
      for (const key of keys) expect(Object.keys(web)).toContain(key)
      for (const key of [
        'Status',
        'Running',
        'Paused',
        'Restarting',
        'OOMKilled',
        'Dead',
        'Pid',
        'ExitCode',
        'Error',
        'StartedAt',
        'FinishedAt',
      ])
        expect(Object.keys(web.State)).toContain(key)
      expect(web.Name).toBe('/web')
      expect(web.Config.Image).toBe('nginx:1.29')
      expect(web.Image).toBe(out('docker images -q --no-trunc nginx:1.29'))
      expect('ImageManifestDescriptor' in web).toBe(store === 'containerd')
      expect('SizeRw' in web).toBe(false)
      expect('SizeRw' in JSON.parse(out('docker container inspect --size web'))[0]).toBe(true)
    },
  },
]
