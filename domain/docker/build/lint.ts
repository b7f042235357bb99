import { goQuote } from '@/domain/docker/cli/go-quote'
import type { Range } from './source-lines'

/** One finding about a Dockerfile, as the list at the end shows it. */
export type Warning = { rule: string; message: string; text: string; at: Range | null; url: string }

type Rule = { description: string; page: string; message: (...words: string[]) => string; experimental?: true }

const quoted = (text: string) => goQuote(text)
const hint = (name: string, dollar = '') => (name ? ` (did you mean ${dollar}${name}?)` : '')

/** buildkit linter/ruleset.go. */
const rules = {
  StageNameCasing: {
    description: 'Stage names should be lowercase',
    page: 'stage-name-casing',
    message: (name = '') => `Stage name '${name}' should be lowercase`,
  },
  FromAsCasing: {
    description: "The 'as' keyword should match the case of the 'from' keyword",
    page: 'from-as-casing',
    message: (from = '', as = '') => `'${as}' and '${from}' keywords' casing do not match`,
  },
  NoEmptyContinuation: {
    description: 'Empty continuation lines will become errors in a future release',
    page: 'no-empty-continuation',
    message: () => 'Empty continuation line',
  },
  ConsistentInstructionCasing: {
    description: 'All commands within the Dockerfile should use the same casing (either upper or lower)',
    page: 'consistent-instruction-casing',
    message: (name = '', casing = '') => `Command '${name}' should match the case of the command majority (${casing})`,
  },
  DuplicateStageName: {
    description: 'Stage names should be unique',
    page: 'duplicate-stage-name',
    message: (name = '') => `Duplicate stage name ${quoted(name)}, stage names should be unique`,
  },
  ReservedStageName: {
    description: 'Reserved words should not be used as stage names',
    page: 'reserved-stage-name',
    message: (name = '') => `Stage name should not use the same name as reserved stage ${quoted(name)}`,
  },
  JSONArgsRecommended: {
    description: 'JSON arguments recommended for ENTRYPOINT/CMD to prevent unintended behavior related to OS signals',
    page: 'json-args-recommended',
    message: (name = '') =>
      `JSON arguments recommended for ${name} to prevent unintended behavior related to OS signals`,
  },
  MaintainerDeprecated: {
    description: 'The MAINTAINER instruction is deprecated, use a label instead to define an image author',
    page: 'maintainer-deprecated',
    message: () => 'Maintainer instruction is deprecated in favor of using label',
  },
  UndefinedArgInFrom: {
    description: 'FROM command must use declared ARGs',
    page: 'undefined-arg-in-from',
    message: (name = '', near = '') => `FROM argument '${name}' is not declared${hint(near)}`,
  },
  WorkdirRelativePath: {
    description:
      'Relative workdir without an absolute workdir declared within the build can have unexpected results if the base image changes',
    page: 'workdir-relative-path',
    message: (path = '') => `Relative workdir ${quoted(path)} can have unexpected results if the base image changes`,
  },
  UndefinedVar: {
    description: 'Variables should be defined before their use',
    page: 'undefined-var',
    message: (name = '', near = '') => `Usage of undefined variable '$${name}'${hint(near, '$')}`,
  },
  MultipleInstructionsDisallowed: {
    description: 'Multiple instructions of the same type should not be used in the same stage',
    page: 'multiple-instructions-disallowed',
    message: (name = '') =>
      `Multiple ${name} instructions should not be used in the same stage because only the last one will be used`,
  },
  LegacyKeyValueFormat: {
    description: 'Legacy key/value format with whitespace separator should not be used',
    page: 'legacy-key-value-format',
    message: (name = '') => `"${name} key=value" should be used instead of legacy "${name} key value" format`,
  },
  InvalidBaseImagePlatform: {
    description: 'Base image platform does not match expected target platform',
    page: '',
    message: (image = '', expected = '', actual = '') =>
      `Base image ${image} was pulled with platform ${quoted(actual)}, expected ${quoted(expected)} for current build`,
  },
  RedundantTargetPlatform: {
    description: 'Setting platform to predefined $TARGETPLATFORM in FROM is redundant as this is the default behavior',
    page: 'redundant-target-platform',
    message: (variable = '') =>
      `Setting platform to predefined ${variable} in FROM is redundant as this is the default behavior`,
  },
  SecretsUsedInArgOrEnv: {
    description: 'Sensitive data should not be used in the ARG or ENV commands',
    page: 'secrets-used-in-arg-or-env',
    message: (instruction = '', key = '') =>
      `Do not use ARG or ENV instructions for sensitive data (${instruction} ${quoted(key)})`,
  },
  InvalidDefaultArgInFrom: {
    description: 'Default value for global ARG results in an empty or invalid base image name',
    page: 'invalid-default-arg-in-from',
    message: (base = '') => `Default value for ARG ${base} results in empty or invalid base image name`,
  },
  FromPlatformFlagConstDisallowed: {
    description: 'FROM --platform flag should not use a constant value',
    page: 'from-platform-flag-const-disallowed',
    message: (platform = '') => `FROM --platform flag should not use constant value ${quoted(platform)}`,
  },
  CopyIgnoredFile: {
    description: 'Attempting to Copy file that is excluded by .dockerignore',
    page: 'copy-ignored-file',
    message: (command = '', file = '') =>
      `Attempting to ${command} file ${quoted(file)} that is excluded by .dockerignore`,
  },
  ExposeProtoCasing: {
    description: 'Protocol in EXPOSE instruction should be lowercase',
    page: 'expose-proto-casing',
    message: (port = '') => `Defined protocol '${port}' in EXPOSE instruction should be lowercase`,
  },
  ExposeInvalidFormat: {
    description:
      'IP address and host-port mapping should not be used in EXPOSE instruction. This will become an error in a future release',
    page: 'expose-invalid-format',
    message: (port = '') => `EXPOSE instruction should not define an IP address or host-port mapping, found '${port}'`,
  },
  InvalidDefinitionDescription: {
    description:
      'Comment for build stage or argument should follow the format: `# <arg/stage name> <description>`. If this is not intended to be a description comment, add an empty line or comment between the instruction and the comment.',
    page: 'invalid-definition-description',
    message: (instruction = '', name = '') =>
      `Comment for ${instruction} should follow the format: \`# ${name} <description>\``,
    experimental: true,
  },
} satisfies Record<string, Rule>

export type RuleName = keyof typeof rules

/** What `# check=` asks for (linter.go ParseLintOptions). */
export type LintConfig = { skip: string[]; experimental: string[]; error: boolean }
export const plainLint: LintConfig = { skip: [], experimental: [], error: false }

const truths = ['1', 't', 'T', 'TRUE', 'true', 'True']

/** Reads `skip=A,B;error=true`; a text that is none of it is an error. */
export function readLintConfig(text: string): LintConfig | string {
  const config: LintConfig = { ...plainLint }
  for (const part of text.trim() ? text.trim().split(';') : []) {
    const [key = '', value] = part.split(/=([\s\S]*)/)
    if (value === undefined) return `invalid check option ${quoted(part)}`
    const names = value
      .trim()
      .split(',')
      .map((name) => name.trim())
    if (key.trim() === 'skip') config.skip = names
    else if (key.trim() === 'experimental') config.experimental = names
    else if (key.trim() === 'error') config.error = truths.includes(value.trim())
    else return `invalid check option ${quoted(key.trim())}`
  }
  return config
}

/** Collects warnings as the Dockerfile is read. */
export class Linter {
  readonly warnings: Warning[] = []
  private readonly found = new Set<string>()
  constructor(private readonly config: LintConfig) {}

  /** Reports what a rule finds at a place; `comments` above it may say `check=skip=…`. */
  run(name: RuleName, at: Range | null, words: string[], comments: readonly string[] = []): void {
    const rule: Rule = rules[name]
    const extra = comments.map((comment) => /^check\s*=\s*(\S+)/.exec(comment)?.[1]).find((text) => text !== undefined)
    const local = extra === undefined ? plainLint : readLintConfig(extra)
    const skip = [...this.config.skip, ...(typeof local === 'string' ? [] : local.skip)]
    const experimental = [...this.config.experimental, ...(typeof local === 'string' ? [] : local.experimental)]
    if (rule.experimental ? !experimental.some((each) => each === name || each === 'all') : false) return
    if (!rule.experimental && skip.some((each) => each === name || each === 'all')) return
    this.found.add(name)
    const message = rule.message(...words)
    const text = `${name}: ${message}${at && at.start > 0 ? ` (line ${at.start})` : ''}`
    if (this.warnings.some((warning) => warning.text === text)) return
    const url = rule.page && `https://docs.docker.com/go/dockerfile/rule/${rule.page}/`
    this.warnings.push({ rule: name, message, text, at, url })
  }

  /** Where warnings are to be errors, and there are some. */
  error(): string | null {
    if (!this.config.error || !this.found.size) return null
    return `lint violation found for rules: ${[...this.found].join(', ')}`
  }
}
