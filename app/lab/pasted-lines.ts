/** Whether a text is whole, or still wants more lines: an open quote, a here-document, a loop. */
export type IsComplete = (text: string) => boolean

/** Longer pastes are cut: nobody reads what they do. */
export const pasteLimit = 500

const typed = (line: string) => line.replace(/^\s*\$ /, '')

/**
 * Cuts a pasted text into commands as a terminal would take them. Carriage returns go, and the prompts (`$ `)
 * that come along when one copies from a page. Each line that ends is run; `rest` is what stands after the last one.
 */
export function pastedLines(text: string, isComplete: IsComplete): { commands: string[]; rest: string } {
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  const last = lines.pop() ?? ''
  const commands: string[] = []
  let open = ''
  for (const line of lines) {
    const whole = open ? `${open}\n${line}` : typed(line)
    if (!isComplete(whole)) open = whole
    else {
      if (whole.trim()) commands.push(whole)
      open = ''
    }
  }
  const rest = open ? `${open}\n${last}` : typed(last)
  return { commands: commands.slice(0, pasteLimit), rest }
}
