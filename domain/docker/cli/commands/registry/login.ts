import { hostnameOf, indexServer, storeCredentials, userOf } from '@/domain/docker/cli/credentials'
import { noteText } from '@/domain/docker/cli/note'
import { sayError } from '@/domain/docker/cli/say'
import type { Cli, Command, Flags } from '@/domain/docker/cli/spec'
import { hex } from '@/domain/docker/digest'

/** What is wrong with the flags, or null (docker/cli registry/login.go verifyLoginFlags). */
function wrongFlags(flags: Flags): string | null {
  const password = flags.text('password')
  if (flags.given('password-stdin') || password === '-') {
    if (flags.given('password') && password !== '-')
      return 'conflicting options: cannot specify both --password and --password-stdin'
    if (!flags.given('username')) return 'the --password-stdin option requires --username to be set'
  }
  if (flags.given('username') && flags.text('username') === '') return 'username is empty'
  return flags.given('password') && password === '' ? 'password is empty' : null
}

function succeed(cli: Cli, server: string, user: string, password: string): number {
  storeCredentials(cli, server, user, password)
  cli.out('Login Succeeded\n')
  return 0
}

function loginAgain(cli: Cli, user: string): number {
  cli.err(`Authenticating with existing credentials... [Username: ${user}]\n`)
  const note = "To login with a different account, run 'docker logout' followed by 'docker login'"
  cli.err(`${noteText(note, cli.errIsTerminal)}\n\n`)
  cli.out('Login Succeeded\n')
  return 0
}

/** The web's part of a login is never done here, so that it ends as by Ctrl-C. */
function loginByWeb(cli: Cli): number {
  const code = hex(`device/${cli.sim.world.now}`).toUpperCase()
  cli.err('\nUSING WEB-BASED LOGIN\n')
  cli.err(
    noteText("To sign in with credentials on the command line, use 'docker login -u <username>'\n", cli.errIsTerminal),
  )
  cli.err(`\nYour one-time device confirmation code is: ${code.slice(0, 4)}-${code.slice(4, 8)}\n`)
  cli.err(
    'Press ENTER to open your browser or submit your device code here: https://login.docker.com/activate\n\nWaiting for authentication in the browser…\n',
  )
  return sayError(cli, 'login canceled')
}

/** Asks on the terminal, where nobody answers: a prompt that is broken off says nothing and is no failure. */
function ask(cli: Cli, server: string, user: string): number {
  if (user === '') cli.out('Username: \n')
  else {
    const note =
      'A Personal Access Token (PAT) can be used instead.\nTo create a PAT, visit https://app.docker.com/settings\n\n'
    if (server === indexServer) cli.err(noteText(note, cli.errIsTerminal))
    cli.out('Password: \n')
  }
  return 0
}

function run(cli: Cli, flags: Flags, [typed = '']: string[]): number {
  const wrong = wrongFlags(flags)
  if (wrong) return sayError(cli, wrong)
  const fromStdin = flags.bool('password-stdin') || flags.text('password') === '-'
  let password = flags.text('password') === '-' ? '' : flags.text('password')
  const user = flags.text('username')
  if (password) cli.err('WARNING! Using --password via the CLI is insecure. Use --password-stdin.\n')
  if (fromStdin) {
    password = cli.stdin.text.replace(/\r\n$|\n$|\r$/, '')
    if (password.trim() === '') return sayError(cli, 'password is empty')
  }
  const server = typed === '' || typed === 'docker.io' ? indexServer : typed
  const key = server === indexServer ? server : hostnameOf(server)
  const stored = user === '' && password === '' ? userOf(cli, key) : undefined
  if (stored !== undefined) return loginAgain(cli, stored)
  if (user !== '' && password !== '') return succeed(cli, key, user.trim(), password)
  if (!cli.stdin.terminal) return sayError(cli, 'error: cannot perform an interactive login from a non-TTY device')
  return key === indexServer && user === '' && password === '' ? loginByWeb(cli) : ask(cli, key, user)
}

/** docker/cli cli/command/registry/login.go */
export const login: Command = {
  path: 'login',
  aliases: [],
  usage: '[OPTIONS] [SERVER]',
  short: 'Authenticate to a registry',
  long: 'Authenticate to a registry.\nDefaults to Docker Hub if no server is specified.',
  arity: { max: 1 },
  flags: [
    { name: 'username', short: 'u', type: 'string', placeholder: 'string', usage: 'Username' },
    {
      name: 'password',
      short: 'p',
      type: 'string',
      placeholder: 'string',
      usage: 'Password or Personal Access Token (PAT), or "-" to read from stdin',
    },
    {
      name: 'password-stdin',
      type: 'bool',
      usage: 'Take the Password or Personal Access Token (PAT) from stdin',
    },
  ],
  run,
}
