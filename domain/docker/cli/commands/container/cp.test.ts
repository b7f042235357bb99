import { describe, expect, it } from 'vitest'
import { freshWorld } from '@/domain/docker/asked/play'
import { type Ran, run } from '@/domain/docker/run'
import type { World } from '@/domain/docker/world/world'

function runAll(lines: string[], world: World): Ran {
  let last: Ran = { world, stdout: '', stderr: '', exitCode: 0 }
  for (const line of lines) last = run(last.world, line)
  return last
}

const { world } = runAll(
  [
    'docker create --name web -v data:/data alpine sleep 1000',
    'docker create --name ro --read-only alpine true',
    'echo hello > a.txt',
    'docker cp a.txt web:/tmp/b.txt',
  ],
  freshWorld('overlay2'),
)

const shell = (...lines: string[]) => {
  const { stdout, stderr, exitCode } = runAll(lines, world)
  return { stdout, stderr, exitCode }
}
const copied = (stderr: string) => ({ stdout: '', stderr: `Successfully copied ${stderr}\n`, exitCode: 0 })
const fails = (stderr: string) => ({ stdout: '', stderr: `${stderr}\n`, exitCode: 1 })

describe('docker cp to a container', () => {
  it('says how much, of the file and of the stream', () => {
    expect(shell('docker cp a.txt web:/')).toEqual(copied('6B (transferred 2.05kB) to web:/'))
    expect(shell('docker cp -q a.txt web:/')).toEqual({ stdout: '', stderr: '', exitCode: 0 })
    expect(shell('docker cp a.txt web:/ | cat')).toEqual({ stdout: '', stderr: '', exitCode: 0 })
  })

  it('makes a file of the name, or puts it into the directory', () => {
    expect(shell('docker cp a.txt web:/tmp', 'docker cp web:/tmp/a.txt c.txt', 'cat c.txt').stdout).toBe('hello\n')
    expect(shell('docker cp a.txt web:/new', 'docker diff web').stdout).toContain('A /new\n')
    expect(shell('docker cp a.txt web:/data/x', 'docker diff web').stdout).not.toContain('/data/x')
  })

  it.each([
    ['docker cp nosuch web:/', 'lstat /root/nosuch: no such file or directory'],
    ['docker cp nosuch/ web:/', 'lstat /root/nosuch: no such file or directory'],
    ['docker cp a.txt/ web:/', 'not a directory'],
    ['docker cp a.txt web:/nodir/', 'no such directory'],
    ['docker cp /etc web:/etc/passwd', 'cannot copy directory'],
    ['docker cp web:/a web:/b', 'copying between containers is not supported'],
    ['docker cp a b', 'must specify at least one container source'],
    ["docker cp '' web:/", 'source can not be empty'],
    ["docker cp a ''", 'destination can not be empty'],
    ['docker cp - web:/nodir', 'destination "web:/nodir" must be a directory'],
  ])('%s is refused', (line, message) => {
    expect(shell(line)).toEqual(fails(message))
  })

  it.each([
    ['web:/nodir/b.txt', 'Could not find the file /nodir in container web'],
    ['nosuch:/b.txt', 'No such container: nosuch'],
    ['ro:/b.txt', 'container rootfs is marked read-only'],
  ])('says that it copied, and then why %s was refused', (target, message) => {
    expect(shell(`docker cp a.txt ${target}`).stderr).toBe(
      `Successfully copied 6B (transferred 2.05kB) to ${target}\nError response from daemon: ${message}\n`,
    )
  })
})

describe('docker cp from a container', () => {
  it('takes files and directories, also of a stopped container', () => {
    expect(shell('docker cp web:/tmp/b.txt .')).toEqual(copied('6B (transferred 2.05kB) to /root/.'))
    expect(shell('docker cp web:/tmp out', 'cat out/b.txt').stdout).toBe('hello\n')
    expect(shell('docker cp web:/tmp/. out', 'cat out/b.txt').stdout).toBe('hello\n')
    expect(shell('docker cp web:/tmp /root', 'cat tmp/b.txt').stdout).toBe('hello\n')
  })

  it.each([
    ['web:/no .', 'Error response from daemon: Could not find the file /no in container web'],
    ['web:etc/no .', 'Error response from daemon: Could not find the file etc/no in container web'],
    ['web:/etc/passwd/ .', 'Error response from daemon: lstat /etc/passwd/: not a directory'],
    ['web: .', 'Error response from daemon: bad parameter: path cannot be empty'],
    ['nosuch:/x .', 'Error response from daemon: No such container: nosuch'],
    ['web:/tmp/b.txt nodir/c', 'invalid output path: directory "/root/nodir" does not exist'],
  ])('%s is refused', (operands, message) => {
    expect(shell(`docker cp ${operands}`)).toEqual(fails(message))
  })

  it('says that it copied, and then why not', () => {
    expect(shell('docker cp web:/tmp/b.txt nodir/').stderr).toBe(
      'Successfully copied 6B (transferred 0B) to /root/nodir/\nno such directory\n',
    )
    expect(shell('docker cp web:/tmp a.txt').stderr).toBe(
      'Successfully copied 0B to /root/a.txt\ncannot copy directory\n',
    )
  })

  it('streams a tar archive', () => {
    const moved = ['docker cp web:/tmp/b.txt - | docker cp - web:/data', 'docker cp web:/data/b.txt c', 'cat c']
    expect(shell(...moved).stdout).toBe('hello\n')
    expect(shell('echo no tar | docker cp - web:/tmp').stderr).toContain('Error response from daemon: unexpected EOF\n')
  })
})
