// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of a Dockerfile's variables
import { describe, expect, it } from 'vitest'
import { appWorld, runAll } from './app-world'

const build = (files: Record<string, string>, ...lines: string[]) => runAll(appWorld(files), ...lines)
const dockerfile = (text: string) => ({ Dockerfile: text })

describe('what fails', () => {
  const last = (text: string, files: Record<string, string> = {}) => {
    const { stderr, exitCode } = build({ Dockerfile: text, ...files }, 'docker build .')
    return [
      stderr
        .split('\n')
        .at(-2)
        ?.replace(/ref \S+:/, 'ref X:'),
      exitCode,
    ]
  }
  it.each([
    ['FROM alpine\nRUN false\n', 'process "/bin/sh -c false" did not complete successfully: exit code: 1'],
    ['FROM alpine\nRUN exit 3\n', 'process "/bin/sh -c exit 3" did not complete successfully: exit code: 3'],
    ['FROM alpine\nRUN ["nosuch"]\n', 'process "nosuch" did not complete successfully: exit code: 1'],
    [
      'FROM alpine\nUSER bob\nRUN id\n',
      'process "/bin/sh -c id" did not complete successfully: unable to find user bob: no matching entries in passwd file',
    ],
    [
      'FROM alpine\nCOPY nope /x\n',
      'failed to compute cache key: failed to calculate checksum of ref X: "/nope": not found',
    ],
    [
      'FROM alpin\n',
      'alpin: failed to resolve source metadata for docker.io/library/alpin:latest: pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed (did you mean alpine?)',
    ],
    [
      'FROM alpine:nope\n',
      'alpine:nope: failed to resolve source metadata for docker.io/library/alpine:nope: docker.io/library/alpine:nope: not found',
    ],
    [
      'FROM alpine AS a\nCOPY --from=b /x /y\nFROM alpine AS b\nCOPY --from=a /x /y\n',
      'circular dependency detected on stage: a',
    ],
    [
      'FROM alpine\nCOPY --chmod=888 x /y\n',
      "invalid chmod parameter: '888'. it should be octal string and between 0 and 07777",
    ],
    ['FROM alpine\nCOPY https://a.example/x /y\n', "source can't be a URL for COPY"],
    ['FROM alpine\nSTOPSIGNAL NOPE\n', 'invalid signal: NOPE'],
    ['FROM alpine\nEXPOSE x\n', 'invalid containerPort: x'],
    ['FROM $NOPE\n', 'base name ($NOPE) should not be blank'],
    ['FROM alpine\nARG A=${B:?gone}\n', 'failed to process "${B:?gone}": B: gone'],
  ])('%j', (text, why) => expect(last(text)).toEqual([`ERROR: failed to build: failed to solve: ${why}`, 1]))

  it.each([
    ['docker build x', 'ERROR: failed to build: unable to prepare context: path "x" not found\n'],
    ['docker build -f a/b .', 'ERROR: failed to build: resolve a: lstat a: no such file or directory\n'],
    [
      'docker build .',
      'ERROR: failed to build: failed to solve: failed to read dockerfile: open Dockerfile: no such file or directory\n',
    ],
    [
      'docker build -f D .',
      'ERROR: failed to build: failed to solve: failed to read dockerfile: open D: no such file or directory\n',
    ],
  ])('%s without a Dockerfile', (line, expected) => expect(build({}, line).stderr).toContain(expected))

  it('gives up a command that never ends, as Ctrl-C does', () => {
    const { stderr, exitCode, world } = build(dockerfile('FROM alpine\nRUN sleep infinity\n'), 'docker build .')
    expect(stderr).toContain(' => CANCELED [2/2] RUN sleep infinity ')
    expect(stderr.split('\n').at(-2)).toBe('ERROR: failed to build: failed to solve: Canceled: context canceled')
    expect([exitCode, world.containers]).toEqual([130, {}])
  })

  it('names the plugin where there are no arguments', () => {
    expect(build({}, 'docker build').stderr).toBe(
      "ERROR: docker: 'docker buildx build' requires 1 argument\n\nUsage:  docker buildx build [OPTIONS] PATH | URL | -\n\nRun 'docker buildx build --help' for more information\n",
    )
    expect(build({}, 'docker build --nope .')).toMatchObject({
      stderr:
        "unknown flag: --nope\n\nUsage:  docker buildx build [OPTIONS] PATH | URL | -\n\nRun 'docker buildx build --help' for more information\n",
      exitCode: 125,
    })
  })
})

describe('BUILDKIT_DOCKERFILE_CHECK', () => {
  const check = (value: string) =>
    build(dockerfile('FROM alpine\nCMD x\n'), `docker build --build-arg BUILDKIT_DOCKERFILE_CHECK=${value} .`)
  it('counts instead of a directive', () => {
    expect(check('error=true').stderr.split('\n').at(-2)).toBe(
      'ERROR: failed to build: failed to solve: lint violation found for rules: JSONArgsRecommended',
    )
    expect(check('skip=JSONArgsRecommended')).toMatchObject({ exitCode: 0 })
    expect(check('skip=JSONArgsRecommended').stderr).not.toContain('warning')
    expect(check('nope').stderr.split('\n').at(-2)).toBe(
      'ERROR: failed to build: failed to solve: failed to parse build-arg:BUILDKIT_DOCKERFILE_CHECK: invalid check option "nope"',
    )
  })
})

describe('docker build --check', () => {
  it('lists what it is warned of, and builds nothing', () => {
    const { stdout, exitCode, world } = build(
      dockerfile('FROM alpine as a\nFROM scratch\nCMD x\n'),
      'docker build --check .',
    )
    expect(stdout).toBe(`Check complete, 2 warnings have been found!

WARNING: FromAsCasing - https://docs.docker.com/go/dockerfile/rule/from-as-casing/
'as' and 'FROM' keywords' casing do not match
Dockerfile:1
--------------------
   1 | >>> FROM alpine as a
   2 |     FROM scratch
   3 |     CMD x
--------------------

WARNING: JSONArgsRecommended - https://docs.docker.com/go/dockerfile/rule/json-args-recommended/
JSON arguments recommended for CMD to prevent unintended behavior related to OS signals
Dockerfile:3
--------------------
   1 |     FROM alpine as a
   2 |     FROM scratch
   3 | >>> CMD x
   4 |     
--------------------
`)
    expect([exitCode, Object.keys(world.containerd.names)]).toEqual([1, []])
  })

  it('is content with a good one', () => {
    expect(build(dockerfile('FROM alpine\n'), 'docker build --check .')).toMatchObject({
      stdout: 'Check complete, no warnings found.\n',
      exitCode: 0,
    })
  })
})

describe('warnings of a build', () => {
  const warnings = (files: Record<string, string>) =>
    [...build(files, 'docker build .').stderr.matchAll(/^ - (.*)$/gm)].map(([, text]) => text)
  it.each([
    ['FROM alpine:${V}\n', "UndefinedArgInFrom: FROM argument 'V' is not declared (line 1)"],
    [
      'FROM alpine\nENV FOO=1\nRUN true\nENV B=$FO\n',
      "UndefinedVar: Usage of undefined variable '$FO' (did you mean $FOO?) (line 4)",
    ],
    [
      'FROM alpine\nARG API_TOKEN\n',
      'SecretsUsedInArgOrEnv: Do not use ARG or ENV instructions for sensitive data (ARG "API_TOKEN") (line 2)',
    ],
    [
      'FROM alpine\nCMD ["a"]\nCMD ["b"]\n',
      'MultipleInstructionsDisallowed: Multiple CMD instructions should not be used in the same stage because only the last one will be used (line 2)',
    ],
    [
      'FROM alpine\nWORKDIR app\n',
      'WorkdirRelativePath: Relative workdir "app" can have unexpected results if the base image changes (line 2)',
    ],
    [
      'FROM alpine\nEXPOSE 80/TCP\n',
      "ExposeProtoCasing: Defined protocol '80/TCP' in EXPOSE instruction should be lowercase (line 2)",
    ],
    [
      'FROM --platform=linux/amd64 alpine\n',
      'FromPlatformFlagConstDisallowed: FROM --platform flag should not use constant value "linux/amd64" (line 1)',
    ],
    [
      'FROM --platform=$TARGETPLATFORM alpine\n',
      'RedundantTargetPlatform: Setting platform to predefined $TARGETPLATFORM in FROM is redundant as this is the default behavior (line 1)',
    ],
    [
      'FROM alpine\nCOPY secret /\n',
      'CopyIgnoredFile: Attempting to Copy file "secret" that is excluded by .dockerignore (line 2)',
    ],
  ])('%j', (text, expected) =>
    expect(warnings({ Dockerfile: text, secret: '', '.dockerignore': 'secret\n' })).toContain(expected),
  )
})
