import { expect, test } from 'vitest'
import { sh } from '@/domain/docker/shell/test-machine'

test.each([
  ['printf "b 2\\na 10\\n" | sort -k2n | cut -d" " -f1', 'b\na\n'],
  ['printf "one\\ntwo\\n" | sed -e s/o/0/ -e 2d', '0ne\n'],
  ['printf "one\\ntwo\\n" | grep -n t', '2:two\n'],
  ['printf "a:1\\nb:2\\n" | awk -F: \'{s+=$2} END {print NR, s}\'', '2 3\n'],
  ['echo hello | tr a-z A-Z | rev', 'OLLEH\n'],
  ['mkdir -p /tmp/a/b; touch /tmp/a/b/c; find /tmp/a -type f', '/tmp/a/b/c\n'],
  ['seq 3 | xargs echo n', 'n 1 2 3\n'],
  ['date +%F_%T', '2026-01-15_09:00:00\n'],
  ['echo -n abc | base64', 'YWJj\n'],
  ['cd /etc; tar -cf /tmp/t.tar passwd; tar -tf /tmp/t.tar', 'passwd\n'],
  ['timeout 1 sleep 5; echo $?', '143\n'],
  ['uname -r; hostname', '6.12.0-deckhand\ncccccccccccc\n'],
])('%s', (text, stdout) => {
  expect(sh(text)).toMatchObject({ stdout, code: 0 })
})

test.each([
  ['busybox', "cat: can't open '/no': No such file or directory\n"],
  ['debian', 'cat: /no: No such file or directory\n'],
] as const)('%s says what it cannot read', (kind, stderr) => {
  expect(sh('cat /no', kind)).toMatchObject({ stderr, code: 1 })
})

test('other users may not write where they have no right to', () => {
  expect(sh('touch /x; id -u', 'busybox', { user: 'nobody' })).toMatchObject({
    stderr: 'touch: /x: Permission denied\n',
    stdout: '65534\n',
  })
})
