import { describe, expect, it } from 'vitest'
import { readDockerfile } from './stages'

const message = (text: string) => {
  const read = readDockerfile(text)
  return 'ok' in read ? read.message : 'fine'
}
const warnings = (text: string) => {
  const read = readDockerfile(text)
  return 'ok' in read ? [read.message] : read.linter.warnings.map(({ text: warning }) => warning)
}
const line = (number: number, words: string) => `dockerfile parse error on line ${number}: ${words}`

describe('what a Dockerfile is refused for', () => {
  it.each([
    ['', 'the Dockerfile cannot be empty'],
    ['RUN x\n', 'no build stage in current context'],
    ['ARG a\n', 'dockerfile contains no stages to build'],
    ['FORM a\n', line(1, 'unknown instruction: FORM (did you mean FROM?)')],
    ['FROM a\nxyz\n', line(2, 'unknown instruction: xyz')],
    ['FROM a b\n', line(1, 'FROM requires either one or three arguments')],
    [
      'FROM a AS 1b\n',
      line(1, `invalid name for build stage: "1b", name can't start with a number or contain symbols`),
    ],
    [
      'FROM a\nCOPY x\n',
      line(2, 'COPY requires at least two arguments, but only one was provided. Destination could not be determined'),
    ],
    ['FROM a\nCOPY --form=b x y\n', line(2, 'unknown flag: --form (did you mean from?)')],
    ['FROM a\nCOPY --link=maybe x y\n', line(2, 'expecting boolean value for flag --link, not: maybe')],
    ['FROM a\nCOPY --chown x y\n', line(2, 'missing a value on flag: --chown')],
    ['FROM a\nCOPY --chown=1 --chown=2 x y\n', line(2, 'duplicate flag specified: --chown')],
    ['FROM a\nWORKDIR\n', line(2, 'WORKDIR requires exactly one argument')],
    ['FROM a\nEXPOSE\n', line(2, 'EXPOSE requires at least one argument')],
    ['FROM a\nENV =b\n', line(2, 'ENV names can not be blank')],
    ['FROM a\nSHELL sh\n', line(2, 'SHELL requires the arguments to be in JSON form')],
    ['FROM a\nHEALTHCHECK NONE x\n', line(2, 'HEALTHCHECK NONE takes no arguments')],
    ['FROM a\nHEALTHCHECK x\n', line(2, 'Unknown type "X" in HEALTHCHECK (try CMD)')],
    ['FROM a\nHEALTHCHECK --interval=1 CMD x\n', line(2, 'time: missing unit in duration "1"')],
    ['FROM a\nHEALTHCHECK --retries=-1 CMD x\n', line(2, '--retries cannot be negative (-1)')],
    ['FROM a\nONBUILD ONBUILD RUN x\n', line(2, "Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed")],
    ['FROM a\nONBUILD FROM x\n', line(2, "FROM isn't allowed as an ONBUILD trigger")],
    ['FROM a\nRUN --network=moon x\n', line(2, 'invalid network mode "moon"')],
    [
      'FROM a\nRUN --mount=from=$x y\n',
      line(2, "'from' doesn't support variable expansion, define alias stage instead"),
    ],
    ['FROM a\nVOLUME [""]\n', line(2, 'VOLUME specified can not be an empty string')],
  ])('%j', (text, expected) => expect(message(text)).toBe(expected))

  it('takes what is right', () => {
    expect(
      message('ARG a=1\nFROM scratch AS x\nCOPY --from=y --link a b\nFROM x\nRUN --mount=type=cache,target=/c a\n'),
    ).toBe('fine')
  })
})

describe('what it is warned of', () => {
  it.each([
    ['FROM a AS Build\n', ["StageNameCasing: Stage name 'Build' should be lowercase (line 1)"]],
    ['FROM a as b\n', ["FromAsCasing: 'as' and 'FROM' keywords' casing do not match (line 1)"]],
    [
      'FROM a\nrun x\n',
      [`ConsistentInstructionCasing: Command 'run' should match the case of the command majority (uppercase) (line 2)`],
    ],
    [
      'FROM a AS b\nFROM c AS b\n',
      ['DuplicateStageName: Duplicate stage name "b", stage names should be unique (line 2)'],
    ],
    [
      'FROM a AS scratch\n',
      ['ReservedStageName: Stage name should not use the same name as reserved stage "scratch" (line 1)'],
    ],
    [
      'FROM a\nMAINTAINER me\n',
      ['MaintainerDeprecated: Maintainer instruction is deprecated in favor of using label (line 2)'],
    ],
    ['FROM a\nRUN x \\\n\n y\n', ['NoEmptyContinuation: Empty continuation line (line 4)']],
    ['# check=skip=MaintainerDeprecated\nFROM a\nMAINTAINER me\n', []],
    ['# check=nope\nFROM a\n', ['failed to parse check options: invalid check option "nope"']],
  ])('%j', (text, expected) => expect(warnings(text)).toEqual(expected))
})
