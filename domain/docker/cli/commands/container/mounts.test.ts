import { describe, expect, it } from 'vitest'
import { play } from '@/domain/docker/asked/play'

const last = (...lines: string[]) => {
  const { steps } = play('containerd', ['docker pull -q alpine', ...lines])
  const { stdout = '', stderr = '', exitCode = 0, world } = steps.at(-1) ?? {}
  return { said: { stdout, stderr, exitCode }, world, container: Object.values(world?.containers ?? {}).at(-1) }
}
const daemon = 'Error response from daemon:'
const fails = (message: string) => `docker: ${daemon} ${message}\n\nRun 'docker run --help' for more information\n`

describe('a volume', () => {
  it('is made, filled with what the image has there, and outlives its containers', () => {
    const fill = 'docker run --rm -v conf:/etc/apk alpine true'
    const { world } = last(fill)
    expect(Object.keys(world?.volumes.conf?.tree ?? {}).length).toBeGreaterThan(0)
    expect(last('docker run --rm -v conf:/etc/apk:nocopy alpine true').world?.volumes.conf?.tree).toEqual({})
    expect(
      last(
        'docker run --rm -v d1:/data alpine sh -c "echo hi > /data/f"',
        'docker run --rm -v d1:/other alpine cat /other/f',
      ).said.stdout,
    ).toBe('hi\n')
  })

  it('that holds something is left as it is', () => {
    const write = 'docker run --rm -v conf:/data alpine sh -c "echo hi > /data/f"'
    expect(
      Object.keys(last(write, 'docker run --rm -v conf:/etc/apk alpine true').world?.volumes.conf?.tree ?? {}),
    ).toEqual(['/f'])
  })

  it('is never part of the container', () => {
    const changes = last('docker run -v d1:/data alpine sh -c "echo hi > /data/f; echo ho > /g"').container?.changes
    expect(Object.keys(changes ?? {})).toEqual(['/data', '/g'])
  })

  it('may be read-only, borrowed, or of a name that will not do', () => {
    expect(last('docker run -v d1:/data:ro alpine sh -c "echo hi > /data/f"').said).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('Read-only file system'),
    })
    const from = [
      'docker create --name c1 -v d1:/data alpine',
      'docker run --volumes-from c1:ro alpine sh -c "echo hi > /data/f"',
    ]
    expect(last(...from).said.stderr).toContain('Read-only file system')
    expect(last('docker run -v a@b:/data alpine true').said.stderr).toBe(
      fails(
        'create a@b: "a@b" includes invalid characters for a local volume name, only "[a-zA-Z0-9][a-zA-Z0-9_.-]" are allowed. If you intended to pass a host directory, use absolute path',
      ),
    )
    expect(last('docker run -v d1:/data -v d2:/data alpine true').said.stderr).toBe(
      fails('Duplicate mount point: /data'),
    )
  })
})

describe('a path of the host', () => {
  it('is made for -v, and missed by --mount', () => {
    const { said } = last('docker run --rm -v /root/new:/data alpine sh -c "echo hi > /data/f"', 'cat new/f')
    expect(said.stdout).toBe('hi\n')
    expect(last('docker run --mount type=bind,src=/nosuch,dst=/data alpine true').said.stderr).toBe(
      fails('invalid mount config for type "bind": bind source path does not exist: /nosuch'),
    )
    expect(last('docker run --mount type=bind,src=/root/n2,dst=/data,bind-create-src alpine true').said.exitCode).toBe(
      0,
    )
  })

  it('may be one file, seen from both sides', () => {
    expect(
      last('echo one > f', 'docker run --rm -v ./f:/etc/one alpine sh -c "cat /etc/one; echo two > /etc/one"', 'cat f')
        .said.stdout,
    ).toBe('two\n')
  })

  it('cannot be a file on a directory', () => {
    const { said, container } = last('echo one > f', 'docker run -v ./f:/etc alpine true')
    expect(said.stderr).toContain('Are you trying to mount a directory onto a file (or vice-versa)?')
    expect(container?.state).toMatchObject({ status: 'created', exitCode: 127 })
  })
})

describe('other mounts', () => {
  it('a tmpfs is empty at each start', () => {
    const run = 'docker run --name web --tmpfs /t alpine sh -c "cat /t/f; echo hi > /t/f"'
    expect(last(run, 'docker start -a web').said).toMatchObject({ stdout: '', stderr: expect.stringContaining('/t/f') })
  })

  it('--read-only leaves only them to write to', () => {
    expect(last('docker run --read-only alpine sh -c "echo hi > /f"').said.stderr).toContain('Read-only file system')
    expect(last('docker run --read-only --tmpfs /t alpine sh -c "echo hi > /t/f && cat /t/f"').said.stdout).toBe('hi\n')
  })

  it('an image can be one, to read', () => {
    expect(last('docker run --mount type=image,src=alpine,dst=/img alpine cat /img/etc/passwd').said.exitCode).toBe(0)
    expect(
      last('docker run --mount type=image,src=alpine,dst=/img alpine sh -c "echo > /img/f"').said.stderr,
    ).toContain('Read-only file system')
  })

  it("the engine's own files are there, and no part of the container", () => {
    const { said, container } = last(
      'docker run -h box --add-host db:10.0.0.9 --dns 9.9.9.9 alpine sh -c "cat /etc/hosts /etc/hostname /etc/resolv.conf; echo more >> /etc/hosts"',
    )
    expect(said.stdout).toMatch(/10\.0\.0\.9\tdb\n172\.17\.0\.2\tbox\nbox\n# Generated by Docker Engine\./)
    expect(said.stdout).toContain('nameserver 9.9.9.9\n')
    expect(container?.changes).toEqual({})
  })

  it('the working directory is made', () => {
    expect(Object.keys(last('docker create -w /a/b alpine').container?.changes ?? {})).toEqual(['/a', '/a/b'])
    expect(last('docker run -w /etc/passwd alpine true').said.stderr).toBe(
      fails('Cannot mkdir: /etc/passwd is not a directory'),
    )
  })
})
