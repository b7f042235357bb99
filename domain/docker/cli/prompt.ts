import type { Cli } from './spec'

/**
 * Asks for a yes and reads one line (docker/cli internal/prompt/prompt.go, Confirm). Where nobody types, the input
 * ends, which is a no: the answer's line is then never broken. A command that gets a no says nothing and exits 0.
 */
export function confirm(cli: Cli, message: string): boolean {
  cli.out(`${message} [y/N] `)
  const [answer = ''] = cli.stdin.text.split('\n', 1)
  return answer.trim().toLowerCase() === 'y'
}
