import type { Program } from '@/domain/docker/shell/program'
import { ended } from './input'
import { busyboxBanner } from './options'

/** busybox called by its own name without an applet: says what it is, or with `--list` what it has. */
export const busybox: Program = (run) => {
  const names = run.disk.list('/bin')
  const applets = names.ok ? names.value.filter((name) => name !== 'busybox') : []
  if (run.args[0] === '--list') run.out(applets.map((name) => `${name}\n`).join(''))
  else if (run.args[0]?.startsWith('--install')) return ended(0)
  else
    run.out(
      `${busyboxBanner}\nBusyBox is copyrighted by many authors between 1998-2015.\nLicensed under GPLv2. See source distribution for detailed\ncopyright notices.\n\nUsage: busybox [function [arguments]...]\n   or: busybox --list[-full]\n   or: busybox --show SCRIPT\n   or: busybox --install [-s] [DIR]\n   or: function [arguments]...\n\n\tBusyBox is a multi-call binary that combines many common Unix\n\tutilities into a single executable.  Most people will create a\n\tlink to busybox for each function they wish to use and BusyBox\n\twill act like whatever it was invoked as.\n\nCurrently defined functions:\n${wrapped(applets)}\n`,
    )
  return ended(0)
}

/** Names in rows, as busybox sets them. */
function wrapped(names: readonly string[]): string {
  const rows: string[] = ['\t']
  for (const name of names) {
    const last = rows.length - 1
    const row = rows[last] ?? ''
    if (row.length + name.length > 70) rows.push(`\t${name}, `)
    else rows[last] = `${row}${name}, `
  }
  return `${rows.join('\n').replace(/, $/, '').replace(/, \n/g, ',\n')}\n`
}
