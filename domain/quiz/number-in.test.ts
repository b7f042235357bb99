import { expect, it } from 'vitest'
import { numberIn } from './number-in'

it.each([
  ['3', 3],
  [' 3 ', 3],
  ['-2', -2],
  ['\u22122', -2],
  ['+2', 2],
  ['0.5', 0.5],
  ['0,5', 0.5],
  ['1 024', 1024],
  ['1\u00a0024', 1024],
  ['1,024', 1024],
  ['1,024,000', 1024000],
  ['1,024.5', 1024.5],
  ['0,125', 0.125],
  ['160 MB', 160],
  ['160MB', 160],
  ['7 layers', 7],
  ['50 %', 50],
  ['007', 7],
  ['', null],
  ['many', null],
  ['3 or 4', null],
  ['1.2.3', null],
  ['--2', null],
  ['1e3', null],
])('in %j is %s', (text, number) => {
  expect(numberIn(text)).toBe(number)
})
