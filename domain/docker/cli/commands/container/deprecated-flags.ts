import type { Cli, Flags } from '@/domain/docker/cli/spec'

/** Old flags, with what is said of them (spf13/pflag MarkDeprecated). */
const words: Readonly<Record<string, string>> = {
  time: 'use --timeout instead',
  'disable-content-trust': 'support for docker content trust was removed',
  'kernel-memory': 'and no longer supported by the kernel',
}

/** Says of each old flag that was given that it is old; on stdout, where cobra writes it. */
export function sayDeprecated(cli: Cli, flags: Flags, names: readonly string[]): void {
  for (const name of names) if (flags.given(name)) cli.out(`Flag --${name} has been deprecated, ${words[name] ?? ''}\n`)
}

export const oldCreateFlags = ['disable-content-trust', 'kernel-memory']
