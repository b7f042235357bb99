import { describe, expect, it } from 'vitest'
import { pastedLines } from './pasted-lines'

const whole = (text: string) => !/<<EOF$/m.test(text) || /\nEOF$/.test(text)

describe('pasted lines', () => {
  it('are run where they end; the last one waits for Enter', () => {
    expect(pastedLines('docker ps\r\ndocker images\r\ndocker in', whole)).toEqual({
      commands: ['docker ps', 'docker images'],
      rest: 'docker in',
    })
  })

  it('keep a here-document together', () => {
    const text = 'cat > a <<EOF\n$ b\n\nEOF\ndocker ps\n'
    expect(pastedLines(text, whole)).toEqual({ commands: ['cat > a <<EOF\n$ b\n\nEOF', 'docker ps'], rest: '' })
  })

  it('wait for the end of what is open', () => {
    expect(pastedLines('cat > a <<EOF\nb\n', whole)).toEqual({ commands: [], rest: 'cat > a <<EOF\nb\n' })
  })

  it('lose the prompts of the page that they come from, and empty lines', () => {
    expect(pastedLines('$ docker ps\n\n# a comment\n$ ls', whole)).toEqual({
      commands: ['docker ps', '# a comment'],
      rest: 'ls',
    })
  })
})
