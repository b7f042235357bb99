import { expect, it } from 'vitest'
import { wrongSecurity } from './security'

it.each([
  ['no-new-privileges', null],
  ['no-new-privileges:true', null],
  ['no-new-privileges=perhaps', 'invalid --security-opt 2: "no-new-privileges=perhaps"'],
  ['label:disable', null],
  ['apparmor=unconfined', null],
  ['seccomp=unconfined', null],
  ['foo=bar', 'invalid --security-opt 2: "foo=bar"'],
  ['foo', 'invalid --security-opt 1: "foo"'],
])('%s', (option, wrong) => {
  expect(wrongSecurity({ securityOpt: ['disable', option] })).toBe(wrong)
})
