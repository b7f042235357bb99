import { describe, expect, it } from 'vitest'
import { done, refuse } from '@/domain/docker/outcome'
import { type GoValue, nilList, struct } from './go-value'
import { inspectAll } from './inspector'
import type { Cli } from './spec'

const box = struct('box', { Id: 'x', Names: nilList, State: struct('state', { Status: 'up' }) }, { Hidden: 7 })

function inspect(names: string[], format: string) {
  const said = { stdout: '', stderr: '' }
  const cli = {
    out: (text: string) => {
      said.stdout += text
    },
    err: (text: string) => {
      said.stderr += text
    },
  } as Cli
  const get = (name: string) => (name === 'box' ? done<GoValue>(box) : refuse('not-found', `no such box: ${name}`))
  return { status: inspectAll(cli, names, format, get), ...said }
}

describe('inspectAll', () => {
  it('prints indented JSON, in the order of the fields', () =>
    expect(inspect(['box'], '')).toEqual({
      status: 0,
      stdout: `[
    {
        "Id": "x",
        "Names": null,
        "State": {
            "Status": "up"
        }
    }
]
`,
      stderr: '',
    }))
  it('prints compact JSON', () =>
    expect(inspect(['box'], 'json').stdout).toBe('[{"Id":"x","Names":null,"State":{"Status":"up"}}]\n'))
  it('prints a template for each', () =>
    expect(inspect(['box', 'box'], '{{.State.Status}}{{.Names}}{{.Hidden}}').stdout).toBe('up[]7\nup[]7\n'))
  it('says at the end what was refused', () => {
    expect(inspect(['a', 'box', 'b'], '{{.Id}}')).toEqual({
      status: 1,
      stdout: 'x\n',
      stderr: 'no such box: a\nno such box: b\n',
    })
    expect(inspect(['a'], '')).toEqual({ status: 1, stdout: '[]\n', stderr: 'no such box: a\n' })
  })
  it('refuses a broken template at once', () =>
    expect(inspect(['box'], '{{.Id')).toEqual({
      status: 64,
      stdout: '',
      stderr: 'template parsing error: template: :1: unclosed action\n',
    }))
  it('takes plain data where the structs lack something', () =>
    expect(inspect(['box'], '{{.Nope}}')).toEqual({
      status: 1,
      stdout: '\n',
      stderr: 'template parsing error: template: :1:2: executing "" at <.Nope>: map has no entry for key "Nope"\n',
    }))
})
