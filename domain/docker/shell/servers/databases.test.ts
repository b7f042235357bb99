import { expect, it } from 'vitest'
import { play } from '@/domain/docker/asked/play'

const run = (...lines: string[]) => play('containerd', lines).steps
const last = (...lines: string[]) => {
  const step = run(...lines).at(-1)
  return [step?.stdout, step?.stderr, step?.exitCode]
}

it.each([
  ['mysql:8.4', '    - MYSQL_RANDOM_ROOT_PASSWORD\n'],
  [
    'mariadb:11',
    '\tYou need to specify one of MARIADB_ROOT_PASSWORD, MARIADB_ROOT_PASSWORD_HASH, MARIADB_ALLOW_EMPTY_ROOT_PASSWORD and MARIADB_RANDOM_ROOT_PASSWORD\n',
  ],
  ['postgres:17-alpine', '       https://www.postgresql.org/docs/current/auth-trust.html\n'],
])('%s refuses to begin without a password', (image, ending) => {
  const [, stderr, code] = last(`docker run --rm ${image}`)
  expect(stderr?.toString().endsWith(ending)).toBe(true)
  expect(code).toBe(1)
})

it('mysql answers once it has been set up, to whom knows the password', () => {
  const start = 'docker run -d --name db -e MYSQL_ROOT_PASSWORD=secret -e MYSQL_DATABASE=shop mysql:8.4'
  const ask = "docker exec db mysql -uroot -psecret -Ne 'show databases'"
  const warning = 'mysql: [Warning] Using a password on the command line interface can be insecure.\n'
  expect(last(start, 'docker exec db mysqladmin ping')[2]).toBe(1)
  expect(last(start, 'sleep 10', 'docker exec db mysqladmin ping')).toEqual(['mysqld is alive\n', '', 0])
  expect(last(start, 'sleep 10', ask)).toEqual([
    'information_schema\nmysql\nperformance_schema\nshop\nsys\n',
    warning,
    0,
  ])
  expect(last(start, 'sleep 10', ask.replace('secret', 'wrong'))).toEqual([
    '',
    `${warning}ERROR 1045 (28000): Access denied for user 'root'@'localhost' (using password: YES)\n`,
    1,
  ])
})

it('memcached says how it was stopped, and nothing before', () => {
  expect(last('docker run -d --name mc -p 11211:11211 memcached:alpine', 'docker stop mc', 'docker logs mc')).toEqual([
    'Signal handled: Terminated.\n',
    '',
    0,
  ])
})

it('postgres is ready twice: for its own set-up, then for all', () => {
  const [, stderr] = last(
    'docker run -d --name pg -e POSTGRES_PASSWORD=x postgres:17-alpine',
    'sleep 3',
    'docker logs pg',
  )
  expect(stderr?.toString().match(/ready to accept connections/g)).toHaveLength(2)
  expect(stderr).toContain('on x86_64-pc-linux-musl, compiled by gcc (Alpine 14.2.0) 14.2.0, 64-bit')
})
