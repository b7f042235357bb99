import type { Program } from '@/domain/docker/shell/program'
import { findUser, usersOf } from '@/domain/docker/shell/users'
import { isBusybox } from './options'
import { become } from './run-others'

/** gosu and su-exec: another user's program in its place. */
const asUser: Program = (run) => {
  const [spec = '', ...argv] = run.args
  const found = findUser(run.disk, spec)
  if (!found.ok) return run.fail(found.message)
  const { name, uid, gid, home } = found.value
  const verdict = become(run, argv, { ...run.env, HOME: home })
  return 'exec' in verdict ? { exec: { ...verdict.exec, who: { user: name || String(uid), uid, gid } } } : verdict
}

/** su: `su USER -c COMMAND`, with `-s SHELL`; without a command, the user's shell. */
const su: Program = (run) => {
  const at = run.args.indexOf('-c')
  const shellAt = run.args.indexOf('-s')
  const values = new Set([at + 1, shellAt + 1].filter((index) => index > 0))
  const [name = 'root', ...rest] = run.args.filter((arg, i) => !arg.startsWith('-') && !values.has(i))
  const found = findUser(run.disk, name)
  if (!found.ok || !found.value.name)
    return run.fail(
      isBusybox(run)
        ? `unknown user ${name}`
        : `user ${name} does not exist or the user entry does not contain all the required fields`,
    )
  const { uid, gid, home } = found.value
  if (run.process.uid !== 0)
    return run.fail(isBusybox(run) ? 'must be suid to work properly' : 'Authentication failure')
  const own = usersOf(run.disk).find((user) => user.name === name)?.shell
  const shell = (shellAt >= 0 ? run.args[shellAt + 1] : undefined) ?? (own || '/bin/sh')
  const command = at >= 0 ? ['-c', run.args[at + 1] ?? ''] : []
  const verdict = become(run, [shell, ...command, ...rest], {
    ...run.env,
    HOME: home,
    USER: name,
    LOGNAME: name,
    SHELL: shell,
  })
  return 'exec' in verdict ? { exec: { ...verdict.exec, who: { user: name, uid, gid } } } : verdict
}

/** Programs that run another one as another user. */
export const otherUsers: Record<string, Program> = { gosu: asUser, 'su-exec': asUser, su }
