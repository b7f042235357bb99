import { describe, expect, it } from 'vitest'
import { base64, hostnameOf } from '@/domain/docker/cli/credentials'
import { terminal } from '@/domain/docker/transcripts/terminal'

const t = () => terminal('containerd')

describe('docker search', () => {
  it('prints a table', () => {
    expect(t().sh('docker search nginx').stdout).toBe(
      'NAME      DESCRIPTION                STARS     OFFICIAL\nnginx     Official build of Nginx.   21078     [OK]\n',
    )
  })
  it('cuts descriptions, unless told not to', () => {
    expect(t().out('docker search --format "{{.Description}}" ubuntu')).toMatch(/^.{44}…$/)
    expect(t().out('docker search --no-trunc --format "{{.Description}}" ubuntu')).toMatch(/free software\.$/)
  })
  it('filters and limits', () => {
    expect(t().out('docker search --filter is-official=false --format "{{.Name}}" only').split('\n')).toEqual([
      'deckhand/arm-only',
      'deckhand/amd-only',
    ])
    expect(t().out('docker search --filter stars=14000 --format "{{.Name}}" .')).not.toContain('redis')
    expect(t().out('docker search --limit 2 --format "{{.Name}}" e').split('\n')).toHaveLength(2)
    expect(t().sh('docker search --limit 101 x').stderr).toBe(
      'Error response from daemon: limit 101 is outside the range of [1, 100]\n',
    )
    expect(t().sh('docker search --filter nosuch=1 x').stderr).toBe(
      "Error response from daemon: invalid filter 'nosuch'\n",
    )
    expect(t().sh('docker search --filter stars=many x').stderr).toBe(
      `Error response from daemon: invalid filter 'stars=many': strconv.Atoi: parsing "many": invalid syntax\n`,
    )
  })
  it('hides private repositories', () => {
    expect(t().out('docker search --format "{{.Name}}" private')).toBe('')
  })
})

describe('docker login', () => {
  it('keeps credentials in the clear, and warns once', () => {
    const host = t()
    const warning = `
WARNING! Your credentials are stored unencrypted in '/root/.docker/config.json'.
Configure a credential helper to remove this warning. See
https://docs.docker.com/go/credential-store/

`
    expect(host.sh('echo secret | docker login -u me --password-stdin')).toMatchObject({
      stdout: 'Login Succeeded\n',
      stderr: warning,
      exitCode: 0,
    })
    expect(host.out('cat .docker/config.json')).toContain(`"auth": "${base64('me:secret')}"`)
    expect(host.sh('docker login -u me -p secret').stderr).toBe(
      'WARNING! Using --password via the CLI is insecure. Use --password-stdin.\n',
    )
    expect(host.sh('docker login').stderr).toContain('Authenticating with existing credentials... [Username: me]\n')
    expect(host.out('docker logout')).toBe('Removing login credentials for https://index.docker.io/v1/')
    expect(host.world().logins).toEqual({})
  })

  it.each([
    [
      'docker login -u me --password-stdin -p x',
      'conflicting options: cannot specify both --password and --password-stdin',
    ],
    ['docker login --password-stdin', 'the --password-stdin option requires --username to be set'],
    ['docker login -u ""', 'username is empty'],
    ['docker login -u me -p ""', 'password is empty'],
    ['echo | docker login -u me --password-stdin', 'password is empty'],
    ['echo x | docker login', 'error: cannot perform an interactive login from a non-TTY device'],
  ])('refuses %s', (line, words) => {
    expect(t().sh(line)).toMatchObject({ stderr: `${words}\n`, exitCode: 1 })
  })

  it('knows other registries by their host', () => {
    const host = t()
    host.given('echo x | docker login -u me --password-stdin https://registry.example.com/v2/')
    expect(host.world().logins).toEqual({ 'registry.example.com': 'me' })
    expect(host.out('docker logout registry.example.com')).toBe('Removing login credentials for registry.example.com')
    expect(host.world().logins).toEqual({})
  })
})

describe('credentials', () => {
  it.each([
    ['', ''],
    ['a', 'YQ=='],
    ['ab', 'YWI='],
    ['abc', 'YWJj'],
    ['é', 'w6k='],
  ])('writes %s in base64', (text, encoded) => expect(base64(text)).toBe(encoded))
  it('cuts a server to its host', () => {
    expect(hostnameOf('https://localhost:5000/v1/')).toBe('localhost:5000')
  })
})
