import { type ClipboardEvent, type KeyboardEvent, useId, useRef, useState } from 'react'
import { KeyHint } from '@/components/ui/key-hint'

/** What the same words of several completions begin with. */
const common = (texts: readonly string[]) =>
  texts.reduce((shared, text) => {
    let length = 0
    while (length < shared.length && shared[length] === text[length]) length++
    return shared.slice(0, length)
  })

/**
 * Where a command is typed. Enter runs what is whole, Up and Down go through `history`, Tab completes,
 * and Escape lets the next Tab leave. A paste of several lines goes to `onPaste`.
 */
export function CommandInput({
  prompt,
  history,
  busy,
  shortcuts,
  isComplete,
  complete,
  onRun,
  onPaste,
  onInterrupt,
  onEnd,
  onClear,
}: {
  prompt: string
  history: readonly string[]
  busy: boolean
  shortcuts: boolean
  isComplete: (text: string) => boolean
  /** Words that the line's last word may become. */
  complete: (line: string) => string[]
  onRun: (text: string) => void
  /** @returns what stays in the input */
  onPaste: (text: string) => string
  /** Control C, where nothing is typed. */
  onInterrupt: () => void
  /** Control D, where nothing is typed. */
  onEnd: () => void
  onClear: () => void
}) {
  const id = useId()
  const [text, setText] = useState('')
  const [place, setPlace] = useState<number | null>(null)
  const [draft, setDraft] = useState('')
  const [choices, setChoices] = useState<string[]>([])
  const [leaving, setLeaving] = useState(false)
  const box = useRef<HTMLTextAreaElement>(null)

  function change(next: string) {
    setText(next)
    setPlace(null)
    setChoices([])
    setLeaving(false)
  }
  function submit() {
    if (busy || !text.trim()) return
    onRun(text.replace(/\r/g, ''))
    change('')
    box.current?.focus()
  }
  function recall(step: -1 | 1) {
    const from = place ?? history.length
    const to = from + step
    if (to < 0 || to > history.length) return
    if (place === null) setDraft(text)
    setText(to === history.length ? draft : (history[to] ?? ''))
    setPlace(to === history.length ? null : to)
    setChoices([])
  }
  function finish() {
    const found = complete(text)
    if (found.length === 0) return setChoices([])
    const stem = text.replace(/[^\s|;&(]*$/, '')
    const shared = common(found)
    setText(stem + shared + (found.length === 1 && !/[/=]$/.test(shared) ? ' ' : ''))
    setChoices(found.length > 1 ? found : [])
  }

  /** Whether the key was for the terminal. */
  function take(event: KeyboardEvent<HTMLTextAreaElement>): boolean {
    const { selectionStart, selectionEnd, value } = event.currentTarget
    const control = event.ctrlKey && !event.metaKey && !event.altKey
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey
    if (event.nativeEvent.isComposing) return false
    if (control && event.key === 'c' && selectionStart === selectionEnd) {
      if (!value || busy) onInterrupt()
      change('')
      return true
    }
    if (control && event.key === 'd' && !value) {
      onEnd()
      return true
    }
    if (control && event.key === 'l') {
      onClear()
      return true
    }
    if (!plain) return false
    if (event.key === 'Enter' && isComplete(value)) {
      submit()
      return true
    }
    if (event.key === 'ArrowUp' && !value.slice(0, selectionStart).includes('\n')) {
      recall(-1)
      return true
    }
    if (event.key === 'ArrowDown' && !value.slice(selectionEnd).includes('\n')) {
      recall(1)
      return true
    }
    if (event.key === 'Tab' && value && !leaving) {
      finish()
      return true
    }
    if (event.key === 'Escape') {
      setLeaving(true)
      setChoices([])
      return true
    }
    return false
  }

  function paste(event: ClipboardEvent<HTMLTextAreaElement>) {
    const pasted = event.clipboardData.getData('text/plain')
    if (!/[\r\n]/.test(pasted)) return
    event.preventDefault()
    const { selectionStart, selectionEnd, value } = event.currentTarget
    change(onPaste(value.slice(0, selectionStart) + pasted + value.slice(selectionEnd)))
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
      className="grid gap-1.5 border-t border-terminal-edge px-4 py-3"
    >
      <div className="flex flex-wrap items-start gap-x-1.5">
        <label htmlFor={id} className="shrink-0 font-mono max-sm:w-full sm:py-2 text-sm text-terminal-quiet">
          <span aria-hidden="true">{prompt}</span>
          <span className="sr-only">Command, at {prompt}</span>
        </label>
        <textarea
          ref={box}
          id={id}
          value={text}
          rows={text.split('\n').length}
          onChange={(event) => change(event.target.value)}
          onKeyDown={(event) => {
            if (take(event)) event.preventDefault()
          }}
          onPaste={paste}
          onBlur={() => setLeaving(false)}
          aria-describedby={`${id}-help`}
          autoCapitalize="off"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="go"
          className="max-h-48 min-h-10 min-w-0 flex-1 resize-none [field-sizing:content] rounded-key bg-transparent py-2 sm:px-2 font-mono text-base leading-6 text-terminal-text caret-container-edge md:text-sm md:leading-6"
        />
        <button type="submit" aria-disabled={busy || !text.trim()} className="lab-small shrink-0">
          Run {shortcuts && <KeyHint>Enter</KeyHint>}
        </button>
      </div>
      <p
        role="status"
        className={choices.length || leaving ? 'font-mono text-sm wrap-anywhere text-terminal-quiet' : 'sr-only'}
      >
        {leaving ? 'Tab leaves the terminal now.' : choices.slice(0, 40).join('  ')}
      </p>
      <p id={`${id}-help`} className="sr-only">
        Enter runs the command. Up and Down bring earlier commands. Tab completes; Escape, then Tab, leaves. Control C
        clears the line, Control L the screen.
      </p>
    </form>
  )
}
