import type { Program } from '@/domain/docker/shell/program'
import { ended, onAll, readAll, waitForInput } from './input'

/** A pager shows everything: there is nobody to turn the page. */
const pager = onAll(
  (run) => run.args.filter((arg) => !/^[-+]/.test(arg)),
  (run, texts) => {
    for (const { text } of texts) run.out(text)
    return 0
  },
)

/** envsubst: replaces `$NAME` and `${NAME}` by variables of the environment. */
const envsubst: Program = (run) => {
  const read = readAll(run, [])
  if (!read) return waitForInput()
  const only = run.args[0]?.match(/\w+/g)
  const value = (all: string, name: string) => (only && !only.includes(name) ? all : (run.env[name] ?? ''))
  run.out(
    (read.texts[0]?.text ?? '').replace(/\$\{(\w+)\}|\$(\w+)/g, (all, braced?: string, bare?: string) =>
      value(all, braced ?? bare ?? ''),
    ),
  )
  return ended()
}

/** An editor leaves at once: nobody can see its screen here. */
const editor: Program = (run) =>
  run.fail('this lab has no screen for an editor: write files with echo, cat <<EOF or printf')

const netstat: Program = (run) => {
  run.out(
    'Active Internet connections (only servers)\nProto Recv-Q Send-Q Local Address           Foreign Address         State       \n',
  )
  return ended()
}

const nothing: Program = () => ended()

export const more: Record<string, Program> = {
  more: pager,
  less: pager,
  envsubst,
  vi: editor,
  vim: editor,
  nano: editor,
  netstat,
  ldconfig: nothing,
  'update-ca-certificates': nothing,
  'locale-gen': nothing,
  debconf: nothing,
  make: (run) => run.fail('*** No targets specified and no makefile found.  Stop.', 2),
  'hello-gnu': (run) => {
    run.out('Hello, world!\n')
    return ended()
  },
}
