import { createInterface, type Interface } from 'node:readline'
import { complete } from '@/domain/docker/complete'
import { run } from '@/domain/docker/run'
import { isComplete } from '@/domain/docker/shell/host-line'
import type { World } from '@/domain/docker/world/world'

const promptOf = ({ host }: World) => `${host.hostname}:${host.cwd.replace(/^\/root(?=\/|$)/, '~')}$ `
const interrupt = '\u0003'
const endOfInput = '\u0004'

/** What readline wants of a completer: the candidates for the last word, and that word. */
function completions(world: World, line: string): [string[], string] {
  const word = /[^\s]*$/.exec(line)?.[0] ?? ''
  return [complete(world, line), word]
}

/** A shell on the simulated host, in the terminal, until Ctrl-D or `exit`. @returns the last exit code */
export const runShell = (start: World): Promise<number> => new Promise((resolve) => new Shell(start, resolve).ask(''))

class Shell {
  private begun = ''
  private status = 0
  private terminal: Interface

  constructor(
    private world: World,
    private readonly resolve: (status: number) => void,
  ) {
    this.terminal = this.open()
  }

  private open(): Interface {
    const terminal = createInterface({
      input: process.stdin,
      output: process.stdout,
      completer: (line: string) => completions(this.world, line),
    })
    terminal.on('line', (line) => this.take(line))
    terminal.on('SIGINT', () => {
      process.stdout.write('^C\n')
      if (this.world.session) this.execute(interrupt)
      else this.ask('')
    })
    terminal.on('close', () => this.leave())
    return terminal
  }

  /** Ctrl-D ends a container's input first, and the lab itself on the host. */
  private leave(): void {
    process.stdout.write('\n')
    if (this.world.session) {
      this.terminal = this.open()
      this.execute(endOfInput)
    } else this.resolve(this.status)
  }

  /** Prompts for a line; inside a container with what its program wrote last. */
  ask(text: string): void {
    this.begun = ''
    this.terminal.setPrompt(this.world.session ? text.slice(text.lastIndexOf('\n') + 1) : promptOf(this.world))
    this.terminal.prompt()
  }

  private take(line: string): void {
    const command = this.begun ? `${this.begun}\n${line}` : line
    const inside = this.world.session !== null
    if (!inside && /^\s*(exit|logout)\s*$/.test(command)) this.terminal.close()
    else if (inside || isComplete(command)) this.execute(command)
    else {
      this.begun = command
      this.terminal.setPrompt('> ')
      this.terminal.prompt()
    }
  }

  private execute(command: string): void {
    const { world, stdout, stderr, exitCode } = run(this.world, command, 'open')
    this.world = world
    this.status = exitCode
    const shown = world.session ? stdout.slice(0, stdout.lastIndexOf('\n') + 1) : stdout
    process.stderr.write(stderr)
    process.stdout.write(shown)
    if (!world.session && shown && !shown.endsWith('\n')) process.stdout.write('\n')
    this.ask(stdout)
  }
}
