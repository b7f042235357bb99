import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refuse } from '@/domain/docker/outcome'
import { parseFlags } from './parse-flags'
import type { Flag } from './spec'

const flags: Flag[] = [
  { name: 'interactive', short: 'i', type: 'bool', usage: '' },
  { name: 'tty', short: 't', type: 'bool', usage: '' },
  { name: 'publish', short: 'p', type: 'list', usage: '' },
  { name: 'name', type: 'string', usage: '' },
  { name: 'last', short: 'n', type: 'int', initial: '-1', usage: '' },
  { name: 'memory', short: 'm', type: 'bytes', usage: '' },
  { name: 'wait', type: 'duration', usage: '' },
  { name: 'cpus', type: 'decimal', usage: '' },
  { name: 'progress', type: 'string', alone: 'auto', usage: '' },
  {
    name: 'env',
    short: 'e',
    type: 'list',
    usage: '',
    check: (value) =>
      value.startsWith('=') ? refuse('invalid', `invalid environment variable: ${value}`) : { ok: true, value },
  },
]
const parse = (line: string, how = {}) => parseFlags(flags, line.split(' ').filter(Boolean), how)
function read(line: string, how = {}) {
  const parsed = parse(line, how)
  if (!parsed.ok) throw new Error(parsed.message)
  return parsed.value
}

describe('parseFlags', () => {
  it('reads letters together', () => {
    const { flags: given, args } = read('-it -p80:80 -p 81:81 -e=A=1 image')
    expect([given.bool('interactive'), given.bool('tty')]).toEqual([true, true])
    expect(given.list('publish')).toEqual(['80:80', '81:81'])
    expect(given.list('env')).toEqual(['A=1'])
    expect(args).toEqual(['image'])
  })
  it('reads the last of many, and initial values', () => {
    const { flags: given } = read('--name a --name=b --tty=false')
    expect([given.text('name'), given.bool('tty'), given.given('tty'), given.int('last')]).toEqual([
      'b',
      false,
      true,
      -1,
    ])
  })
  it('goes on after arguments, or stops', () => {
    expect(read('image -t').args).toEqual(['image'])
    expect(read('image -t', { stopsAtArgument: true }).args).toEqual(['image', '-t'])
    expect(read('-t -- -i --name').args).toEqual(['-i', '--name'])
    expect(read('a - b').args).toEqual(['a', '-', 'b'])
  })
  it('converts', () => {
    const { flags: given } = read('-n 0x10 -m 512m --wait 1m30s --cpus 1.5')
    expect([given.int('last'), given.int('memory'), given.int('wait'), given.int('cpus')]).toEqual([
      16, 536_870_912, 90e9, 1.5e9,
    ])
  })
  it('lets a string stand alone where it may', () => {
    expect(read('--progress plain').args).toEqual(['plain'])
    expect(read('--progress=plain').flags.text('progress')).toBe('plain')
    expect(read('--progress').flags.text('progress')).toBe('auto')
  })
  it('knows help', () => {
    expect(read('--help x').help).toBe(true)
    expect(read('-h')).toMatchObject({ help: true, deprecated: true })
    expect(read('--help=false').help).toBe(false)
  })
  it.each([
    ['--foo', 'unknown flag: --foo'],
    ['--foo=bar', 'unknown flag: --foo'],
    ['-z', "unknown shorthand flag: 'z' in -z"],
    ['-itz', "unknown shorthand flag: 'z' in -z"],
    ['--name', 'flag needs an argument: --name'],
    ['-itp', "flag needs an argument: 'p' in -p"],
    ['--=x', 'bad flag syntax: --=x'],
    ['---', 'bad flag syntax: ---'],
    ['-n x', 'invalid argument "x" for "-n, --last" flag: strconv.ParseInt: parsing "x": invalid syntax'],
    [
      '-n 99999999999999999999',
      'invalid argument "99999999999999999999" for "-n, --last" flag: strconv.ParseInt: parsing "99999999999999999999": value out of range',
    ],
    ['-t=maybe', 'invalid argument "maybe" for "-t, --tty" flag: strconv.ParseBool: parsing "maybe": invalid syntax'],
    ['-m lots', `invalid argument "lots" for "-m, --memory" flag: invalid size: 'lots'`],
    ['--wait 5', 'invalid argument "5" for "--wait" flag: time: missing unit in duration "5"'],
    ['--cpus many', 'invalid argument "many" for "--cpus" flag: failed to parse many as a rational number'],
    ['-e =x', 'invalid argument "=x" for "-e, --env" flag: invalid environment variable: =x'],
  ])('refuses %s', (line, message) => expect(parse(line)).toMatchObject({ ok: false, message }))

  it('takes every argument once, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (args) => {
        const parsed = parseFlags(flags, ['--', ...args])
        expect(parsed.ok && parsed.value.args).toEqual(args)
        parseFlags(flags, args)
      }),
    )
  })
})
