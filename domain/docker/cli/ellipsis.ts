const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\uff01-\uff60\uffe0-\uffe6]/u

const widthOf = (char: string): number => (wide.test(char) ? 2 : 1)

/** Cuts a text to so many columns, the last of them `…` (docker/cli formatter/displayutils.go, Ellipsis). */
export function ellipsis(text: string, width: number): string {
  const chars = [...text]
  if (width <= 0) return ''
  if (width === 1) return chars[0] ?? ''
  if (chars.reduce((sum, char) => sum + widthOf(char), 0) <= width) return text
  let used = 0
  const cut = chars.findIndex((char) => {
    used += widthOf(char)
    return used > width - 1
  })
  return `${chars.slice(0, cut).join('')}…`
}
