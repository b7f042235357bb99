import { expect, test } from 'vitest'
import { confirm } from './prompt'
import type { Cli } from './spec'

function ask(text: string): { answer: boolean; said: string } {
  let said = ''
  const out = (more: string) => {
    said += more
  }
  const answer = confirm({ stdin: { terminal: false, text, open: false }, out } as Cli, 'Sure?')
  return { answer, said }
}

test.each(['y', 'Y', 'y\n', ' y \nn\n', 'y\r\n'])('%j is a yes', (text) => {
  expect(ask(text)).toEqual({ answer: true, said: 'Sure? [y/N] ' })
})

test.each(['', '\n', 'n', 'yes', 'n\ny\n', '\ny\n'])('%j is a no', (text) => {
  expect(ask(text)).toEqual({ answer: false, said: 'Sure? [y/N] ' })
})
