import { withoutEscapes } from './escapes'

/** What `echo` prints. Dash knows no `-e` and always replaces backslash sequences. */
export function echoText(args: readonly string[], dash = false): string {
  let newline = true
  let escapes = dash
  let first = 0
  for (; first < args.length; first++) {
    const option = args[first] ?? ''
    if (!(dash ? /^-n$/ : /^-[neE]+$/).test(option)) break
    if (option.includes('n')) newline = false
    if (option.includes('e')) escapes = true
    if (option.includes('E')) escapes = false
  }
  const words = args.slice(first).join(' ')
  if (!escapes) return words + (newline ? '\n' : '')
  const { text, stop } = withoutEscapes(words, 'echo')
  return text + (newline && !stop ? '\n' : '')
}
