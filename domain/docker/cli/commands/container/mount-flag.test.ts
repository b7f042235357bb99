import { describe, expect, it } from 'vitest'
import { parseMount } from './mount-flag'

const read = (text: string) => {
  const mount = parseMount(text, '/root/app')
  return mount.ok ? mount.value : mount.message
}

describe('--mount', () => {
  it.each([
    ['source=data,target=/x', { type: 'volume', source: 'data', target: '/x', readOnly: false }],
    ['type=bind,src=./a,dst=/x,readonly', { type: 'bind', source: '/root/app/a', target: '/x', readOnly: true }],
    [
      'type=tmpfs,destination=/x,tmpfs-size=1m',
      { type: 'tmpfs', source: '', target: '/x', readOnly: false, tmpfsOptions: 'size=1048576' },
    ],
    [
      'type=bind,src=/a,dst=/x,ro=false,bind-propagation=rshared',
      { type: 'bind', source: '/a', target: '/x', readOnly: false, propagation: 'rshared' },
    ],
    [
      'source=data,target=/x,volume-nocopy',
      { type: 'volume', source: 'data', target: '/x', readOnly: false, noCopy: true },
    ],
    [
      'type=volume,target=/x,volume-label=a=b',
      { type: 'volume', source: '', target: '/x', readOnly: false, volumeLabels: { a: 'b' } },
    ],
    ['"type=volume","target=/a,b"', { type: 'volume', source: '', target: '/a,b', readOnly: false }],
  ])('%s', (text, mount) => {
    expect(read(text)).toEqual(mount)
  })

  it.each([
    ['', 'value is empty'],
    ['foo', "invalid field 'foo' must be a key=value pair"],
    ['foo=bar', "unknown option 'foo' in 'foo=bar'"],
    ['type=bind,src=', "invalid value for 'src': value is empty"],
    ['type=bind, src=/a', "invalid option 'src' in ' src=/a': option should not have whitespace"],
    ['type= bind', "invalid value for 'type' in 'type= bind': value should not have whitespace"],
    [
      'ro=x',
      `invalid value for 'ro': invalid boolean value ("x"): must be one of "true", "1", "false", or "0" (default "true")`,
    ],
    ['type=bind,volume-nocopy', "cannot mix 'volume-*' options with mount type 'bind'"],
    ['target=/x,bind-propagation=rshared', "cannot mix 'bind-*' options with mount type 'volume'"],
    ['bind-nonrecursive', 'bind-nonrecursive is deprecated, use bind-recursive=disabled instead'],
    [
      'type=bind,bind-recursive=writable',
      "option 'bind-recursive=writable' requires 'readonly' to be specified in conjunction",
    ],
    ['type=tmpfs,tmpfs-size=x', 'invalid value for tmpfs-size: x'],
    ['a"b', 'parse error on line 1, column 2: bare " in non-quoted field'],
  ])('%s is refused', (text, message) => {
    expect(read(text)).toBe(message)
  })
})
