import { describe, expect, it } from 'vitest'
import { checkPredictions } from './check-predictions'
import { readBank } from './read-bank'
import { lineIn, smallBank, withEdit } from './small-bank'

const path = '1-ships/first.questions.yaml'

/** What is said about the small bank's first prediction when one text of it is replaced. */
function mistakes(from: string, to: string) {
  const files = withEdit(path, from, to)
  const { bank, problems } = readBank(files)
  expect(problems).toEqual([])
  const found = checkPredictions(bank.questions)
  for (const { file, line } of found) {
    expect(file).toBe(path)
    expect(line).toBe(lineIn(files, path, '- id: first-predict'))
  }
  return found.map(({ field, message }) => `${field}: ${message}`)
}

/** The prediction's text between two of its fields. */
function block(from: string, to: string): string {
  const text = smallBank()[path] ?? ''
  const start = text.indexOf(from, text.indexOf('- id: first-predict'))
  return text.slice(start, text.indexOf(to, start))
}

const options = block('  form: one', '  explain')

/** The prediction as one to be typed, with one known mistake. */
const typed = (script: string, wrong: string) => [
  block('  script:', '  explain'),
  `  script:
    - SHIP=[[ship]]
    - ${script}
  ask: { stdout: last }
  form: typed
  stem: What does the shell print?
  wrong:
    - match: [${wrong}]
      no-misconception: a slip of the eye
      why: Double quotes let the variable through.
`,
]
const mistakesTyped = (script: string, wrong: string) => {
  const [from = '', to = ''] = typed(script, wrong)
  return mistakes(from, to)
}

describe('a prediction of one option', () => {
  it('is fair when one agrees with the model in every variant', () => {
    expect(mistakes('ship: [Argo, Beagle]', 'ship: [Argo, Beagle, Victory]')).toEqual([])
  })

  it('is refused when no option is right', () => {
    const found = mistakes('is: "[[ship]] sails"', 'is: nobody sails')
    expect(found[0]).toMatch(/^options: 0 options are right .*SHIP=Argo.*the model says "Argo sails"$/)
    expect(found[1]).toMatch(/^options: 0 options are right .*SHIP=Beagle.*the model says "Beagle sails"$/)
  })

  it('is refused when two options are right', () => {
    const found = mistakes('is: sails\n', 'is: "[[ship]] sails"\n')
    expect(found.filter((text) => text.startsWith('options: 2 options are right'))).toHaveLength(2)
  })

  it('is refused when another option is right in another variant', () => {
    const found = mistakes(
      options,
      options.replace('is: "[[ship]] sails"', 'is: Argo sails').replace('is: sails', 'is: Beagle sails'),
    )
    expect(found).toContain('options: other options are right in other variants, so the reasons cannot fit')
    expect(found.join()).not.toMatch(/\d options are right/)
  })

  it('is refused when the right option names a misconception', () => {
    const why = '      why: The variable was set in the line before.\n'
    expect(mistakes(why, `      misconception: ships-float\n${why}`)).toEqual([
      'options: "A name and a verb" is right, and names a misconception',
    ])
    expect(mistakes(why, `      no-misconception: a slip\n${why}`)).toEqual([
      'options: "A name and a verb" is right, and names a misconception',
    ])
  })

  it('is refused when a wrong option names no misconception, or two reasons', () => {
    const why = '      why: Variables outlive their line.\n'
    const told = ['options: "Only the verb" is wrong: it names its misconception, or says why it has none']
    expect(mistakes(`      misconception: ships-float\n${why}`, why)).toEqual(told)
    expect(mistakes(why, `      no-misconception: a slip\n${why}`)).toEqual(told)
  })
})

describe('a prediction of several options', () => {
  it('is fair when some are right and some are wrong', () => {
    expect(mistakes('  form: one', '  form: several')).toEqual([])
  })

  it('is refused when none is right', () => {
    const found = mistakes(options, options.replace('one', 'several').replace('"[[ship]] sails"', 'nobody sails'))
    expect(found[0]).toMatch(/^options: 0 options are right/)
  })

  it('is refused when all are right', () => {
    const found = mistakes(options, options.replace('one', 'several').replace(/ is: .*/g, ' is: "[[ship]] sails"'))
    expect(found[0]).toMatch(/^options: 3 options are right/)
  })
})

describe('a typed prediction', () => {
  it('is fair when its answer is one short line', () => {
    expect(mistakesTyped('echo "$SHIP sails"', 'sails')).toEqual([])
  })

  it('is refused when its answer has several lines', () => {
    expect(mistakesTyped("printf '%s\\n' $SHIP sails", 'sails')).toEqual([
      'ask: this cannot be typed: "Argo\\nsails"',
      'ask: this cannot be typed: "Beagle\\nsails"',
    ])
  })

  it('is refused when its answer is empty', () => {
    expect(mistakesTyped('test -n "$SHIP"', 'sails')).toEqual([
      'ask: this cannot be typed: ""',
      'ask: this cannot be typed: ""',
    ])
  })

  it('is refused when its answer is long', () => {
    const long = 'and on '.repeat(12).trim()
    expect(mistakesTyped(`echo ${long}`, 'sails')).toEqual(Array(2).fill(`ask: this cannot be typed: "${long}"`))
  })

  it('is refused when its answer is listed as wrong, in one variant alone too', () => {
    expect(mistakesTyped('echo $SHIP', 'Beagle')).toEqual(['wrong: the model says "Beagle", which is listed as wrong'])
  })
})

describe('the variants of a prediction', () => {
  const read = (...values: string[]) =>
    readBank(withEdit(path, 'ship: [Argo, Beagle]', `ship: [${values}]`)).problems.map(({ message }) => message)
  const ships = Array.from({ length: 13 }, (_, place) => `Ship${place}`)

  it('are twelve at most', () => {
    expect(read(...ships.slice(0, 12))).toEqual([])
    expect(read(...ships)).toEqual(['the parameters make 13 variants; at most 12 are wanted'])
  })

  it('multiply over the parameters', () => {
    const edit = '    ship: [a, b, c, d]\n    port: [e, f, g, h]\n'
    const { problems } = readBank(withEdit(path, '    ship: [Argo, Beagle]\n', edit))
    expect(problems.map(({ message }) => message)).toEqual(['the parameters make 16 variants; at most 12 are wanted'])
  })
})
