import { describe, expect, it } from 'vitest'
import { createWorld, run } from '@/domain/docker/run'
import { sh } from '@/domain/docker/shell/test-machine'

const host = (line: string) => {
  const { stdout, stderr, exitCode } = run(createWorld({ store: 'overlay2', now: 0, seed: 'host' }), line)
  return [stdout, stderr, exitCode]
}
const help = (name: string) => `Try '${name} --help' for more information.\n`

describe('GNU programs', () => {
  it.each([
    ['mv', `mv: missing file operand\n${help('mv')}`, 1],
    ['mv a', `mv: missing destination file operand after 'a'\n${help('mv')}`, 1],
    ['touch', `touch: missing file operand\n${help('touch')}`, 1],
    ['chmod 644', `chmod: missing operand after '644'\n${help('chmod')}`, 1],
    ['chmod 999 x', `chmod: invalid mode: '999'\n${help('chmod')}`, 1],
    ['tr a', `tr: missing operand after 'a'\nTwo strings must be given when translating.\n${help('tr')}`, 1],
    ['basename', `basename: missing operand\n${help('basename')}`, 1],
    ['seq a', `seq: invalid floating point argument: 'a'\n${help('seq')}`, 1],
    ['expr', `expr: missing operand\n${help('expr')}`, 2],
    ['timeout x ls', `timeout: invalid time interval 'x'\n${help('timeout')}`, 125],
    ['env --foo', `env: unrecognized option '--foo'\n${help('env')}`, 125],
    ['nproc --foo', `nproc: unrecognized option '--foo'\n${help('nproc')}`, 1],
    ['stat', `stat: missing operand\n${help('stat')}`, 1],
    ['printf', 'printf: usage: printf [-v var] format [arguments]\n', 2],
    ["bash -c 'echo $((1+))'", 'bash: line 1: 1+: syntax error: operand expected (error token is "+")\n', 1],
    ["bash -c 'f() { nosuch; }; f'", 'environment: line 1: nosuch: command not found\n', 127],
    ["echo '{' | jq .", 'jq: parse error: Unfinished JSON term at EOF at line 2, column 0\n', 2],
    ['echo foo | jq .', 'jq: parse error: Invalid numeric literal at line 2, column 0\n', 2],
  ])('%s', (line, stderr, code) => {
    expect(host(line)).toEqual(['', stderr, code])
  })

  it('md5sum, sha1sum', () => {
    expect(host('echo hello | md5sum; echo hello | sha1sum')).toEqual([
      'b1946ac92492d2347c6235b4d2611184  -\nf572d396fae9206628714fb2ce00f72e94f2258f  -\n',
      '',
      0,
    ])
  })

  it('wc counts in all what could be read', () => {
    expect(host('echo hi > f; wc nosuch f')).toEqual([
      '1 1 3 f\n1 1 3 total\n',
      'wc: nosuch: No such file or directory\n',
      1,
    ])
  })

  it('df has its columns', () => {
    expect(host('df -h / | head -1')[0]).toBe('Filesystem      Size  Used Avail Use% Mounted on\n')
  })
})

describe('<(…)', () => {
  it('stands for a file with the output', () => {
    expect(host('diff <(echo a; echo b) <(echo a; echo c)')).toEqual(['2c2\n< b\n---\n> c\n', '', 1])
    expect(host('while read -r x; do echo "[$x]"; done < <(printf "1\\n2\\n")')).toEqual(['[1]\n[2]\n', '', 0])
    expect(host('cat <(echo one) <(echo two); echo done')).toEqual(['one\ntwo\ndone\n', '', 0])
  })
})

describe('busybox', () => {
  it.each([
    ['sort nosuch', 'sort: nosuch: No such file or directory\n'],
    ['cut -c1 nosuch', 'cut: nosuch: No such file or directory\n'],
    ['cat nosuch', "cat: can't open 'nosuch': No such file or directory\n"],
    ['tail nosuch', "tail: can't open 'nosuch': No such file or directory\n"],
    ['diff nosuch x', "diff: can't stat 'nosuch': No such file or directory\n"],
  ])('%s', (line, stderr) => {
    expect(sh(line).stderr).toBe(stderr)
  })

  it('pidof', () => {
    expect(host("docker run --rm -q alpine sh -c 'sleep 5 & pidof sleep; pidof nosuch; echo $?'")[0]).toMatch(
      /^\d+\n1\n$/,
    )
  })
})

it('patterns keep their meaning inside double quotes', () => {
  // Braces after a dollar sign are written as `@{` here.
  const all = (text: string) => text.replaceAll('@', '$')
  const line = `s=a.b.c; x="a b"; echo "@{s%.*}" "@{s##*.}" "@{x%% *}" "@{x// /_}" "@{HOME%/*}" "@{s%"."*}" "@{s%'.*'}"`
  expect(host(all(line))[0]).toBe('a.b c a a_b  a.b a.b.c\n')
  expect(sh(all('p=a.tar.gz; echo "@{p%.*}" "@{p#*.}"')).stdout).toBe('a.tar tar.gz\n')
})

it('counts in a for loop, and goes on with continue', () => {
  expect(host('for ((i=0; i<4; i++)); do if [ $i = 1 ]; then continue; fi; echo -n "$i "; done; echo $i')[0]).toBe(
    '0 2 3 4\n',
  )
  expect(host('for ((i=0;i<2;i++)); do for ((j=0;j<2;j++)); do echo -n "$i$j "; done; done')[0]).toBe('00 01 10 11 ')
})

it('tells of the network that a container has, or has not', () => {
  const alpine = (line: string) => host(`docker run --rm -q ${line}`)
  expect(alpine('alpine ip route')[0]).toBe(
    'default via 172.17.0.1 dev eth0 \n172.17.0.0/16 dev eth0 scope link  src 172.17.0.2 \n',
  )
  expect(alpine('--network none alpine ip addr')[0]).not.toContain('eth0')
  expect(alpine("alpine su nobody -s /bin/sh -c 'id -un'")[0]).toBe('nobody\n')
})
