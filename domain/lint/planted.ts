import type { LintBank, LintItem, LintOption } from './lint-bank'

// Flaws planted for tests, one for each rule, each beside its mended twin.

const option = (text: string, right = false): LintOption => ({ text, right, why: `About “${text}”.`, named: !right })

/** An item with nothing wrong in it. */
export function soundItem(edit: Partial<LintItem> = {}): LintItem {
  const options = edit.options ?? [
    option('It keeps its files', true),
    option('It drops its files'),
    option('It sends them back'),
  ]
  return {
    ...{ id: 'sound', file: 'ships.yaml', line: 1, concept: 'ship', type: 'single', level: 'apply' },
    stem: 'The crew leaves a ship in the harbour. What does the ship do with its cargo?',
    explain:
      'The cargo lies in the hold, and the hold goes nowhere when people leave; so nothing is lost until somebody unloads.',
    ...{ options, oneKey: true, parts: [], answers: [], sources: 1, shown: true },
    reasons: options.map(({ why }) => why),
    ...edit,
  }
}

const place = (id: string) => ({ id, file: 'ships.yaml', line: 2 })
const withItems = (...items: LintItem[]): LintBank => ({
  items,
  cards: [],
  concepts: [],
  beliefs: [],
  claims: [],
  readings: [],
})
const one = (edit: Partial<LintItem>) => withItems(soundItem(edit))
const withOptions = (...texts: string[]) => one({ options: texts.map((text, index) => option(text, index === 0)) })

/** So many items of different words; `edit` sees each item's number. */
const many = (count: number, edit: (number: number) => Partial<LintItem>): LintBank =>
  withItems(
    ...Array.from({ length: count }, (_, number) => {
      const words = [...'abcdefgh'].map((letter) => `${letter.repeat(3)}${number}x`).join(' ')
      return soundItem({
        id: `item-${number}`,
        stem: `What of ${words}?`,
        reasons: [`Reason ${number}.`],
        ...edit(number),
      })
    }),
  )
/** Three options of equal length; the key may be stretched, and stands at any place. */
const three = (number: number, key: string, at = number % 3) => {
  const wrong = [`ship ${number} sinks`, `crew ${number} sleeps`].map((text) => option(text))
  return { options: [...wrong.slice(0, at), option(key, true), ...wrong.slice(at)] }
}
/** The key is the shortest, the longest and neither in turn. */
const even = (number: number) =>
  three(number, ['hull', `hull of the ship ${number}`, `boat ${number} turns`][number % 3] ?? '')

const card = (id: string, edit = {}) => ({
  ...{ ...place(id), concept: 'ship', front: `What carries ${id}?`, back: `The hull of ${id}.`, leanedOn: true },
  ...edit,
})
const withCards = (...cards: LintBank['cards']): LintBank => ({ ...withItems(), cards })
const concept = (edit = {}) => ({ ...place('ship'), needs: [] as string[], questions: 6, cards: 4, ...edit })
const withConcepts = (...concepts: LintBank['concepts']): LintBank => ({ ...withItems(), concepts })
const belief = (edit = {}): LintBank => ({
  ...withItems(),
  beliefs: [{ ...place('ships-sink'), offeredBy: ['a', 'b'], contrast: ['a', 'b'], refuted: true, ...edit }],
})

const keys = ['It keeps its files', 'It drops its files', 'It sends them back'] as const
const [, drops, sends] = keys

export const planted: Record<string, { flawed: LintBank; mended: LintBank }> = {
  'one-key': {
    flawed: one({ options: [option('It keeps them', true), option('It drops them', true), option('It sends them')] }),
    mended: withOptions('It keeps them', 'It drops them', 'It sends them'),
  },
  'option-count': { flawed: withOptions('It keeps them', 'It drops them'), mended: withOptions(...keys) },
  'same-option': {
    flawed: withOptions(keys[0], drops, 'It drops  its files.'.replace('.', '')),
    mended: withOptions(...keys),
  },
  'near-option': {
    flawed: withOptions('The ship keeps its files', 'The ship drops its files', 'The ship drops its tiles'),
    mended: withOptions('The ship keeps its files', 'The ship drops its files', 'The ship sends its goods'),
  },
  'no-reason': { flawed: one({ reasons: ['About it.', ' '] }), mended: one({ reasons: ['About it.', 'And that.'] }) },
  'no-origin': {
    flawed: one({ options: [option(keys[0], true), { ...option(drops), named: false }, option(sends)] }),
    mended: withOptions(...keys),
  },
  'no-source': { flawed: one({ sources: 0 }), mended: one({ sources: 1 }) },
  'short-explanation': { flawed: one({ explain: 'Cargo stays.' }), mended: one({}) },
  'restates-key': {
    flawed: one({
      options: [
        option('The heavy cargo remains inside the lower hold', true),
        option('The heavy cargo is thrown over the upper rail'),
        option('The heavy cargo is taken ashore by the harbour'),
      ],
      explain: 'It is so that the heavy cargo remains inside the lower hold, and that is what it is, so it is.',
    }),
    mended: one({}),
  },
  above: { flawed: withOptions(keys[0], drops, 'None of the above'), mended: withOptions(...keys) },
  'k-type': { flawed: withOptions(keys[0], drops, '1 and 3 only'), mended: withOptions(...keys) },
  'absolute-distractor': {
    flawed: withOptions(keys[0], 'It always drops them', sends),
    mended: withOptions('It always keeps them', 'It always drops them', sends),
  },
  'hedged-key': {
    flawed: withOptions('It usually keeps it', 'It drops its files', sends),
    mended: withOptions(...keys),
  },
  'key-longest': {
    flawed: withOptions('It keeps the files, until somebody comes and unloads', drops, sends),
    mended: withOptions('It keeps the files, until somebody comes', 'It drops the files, once nobody looks', sends),
  },
  'key-longest-often': {
    flawed: many(30, (number) => three(number, `the keel of ${number} a`)),
    mended: many(30, even),
  },
  'key-shortest-often': { flawed: many(30, (number) => three(number, 'keel')), mended: many(30, even) },
  'key-only-code': {
    flawed: withOptions('It keeps `cargo` as is', drops, sends),
    mended: withOptions('It keeps `cargo` as is', 'It drops `cargo` then', sends),
  },
  'key-only-digits': {
    flawed: withOptions('It keeps 12 of them', drops, sends),
    mended: withOptions('It keeps 12 of them', 'It drops 11 of them', sends),
  },
  clang: {
    flawed: withOptions('It keeps the harbour', drops, sends),
    mended: withOptions('It keeps the harbour', 'It leaves the harbour', sends),
  },
  'key-converges-often': {
    flawed: many(30, (number) => ({
      options: [option(`red hull ${number}`), option(`red sail ${number}`), option(`blue sail ${number}`)].map(
        (shown, at) => (at === 1 ? { ...shown, right: true } : shown),
      ),
    })),
    mended: many(30, (number) => ({
      options: [option(`red hull ${number}`), option(`red sail ${number}`), option(`blue sail ${number}`)].map(
        (shown, at) => (at === number % 3 ? { ...shown, right: true } : shown),
      ),
    })),
  },
  'article-before-gap': {
    flawed: one({ stem: 'What is it? The ship is a' }),
    mended: one({ stem: 'What is the ship?' }),
  },
  'mixed-endings': { flawed: withOptions('It keeps them.', drops, sends), mended: withOptions(...keys) },
  'mixed-options': {
    flawed: withOptions('`keep cargo`', drops, sends),
    mended: withOptions('`keep cargo`', '`drop cargo`', '`send cargo`'),
  },
  'negative-stem': {
    flawed: one({ stem: 'A ship lies in the harbour. What does it not do?' }),
    mended: one({ stem: 'A ship lies in the harbour. What does it *not* do?' }),
  },
  'double-negative': {
    flawed: one({
      stem: 'What does it *not* do?',
      options: [option('It does not sink', true), option('It swims away'), option('It sings aloud')],
    }),
    mended: one({
      stem: 'What does it do?',
      options: [option('It does not sink', true), option('It swims away'), option('It sings aloud')],
    }),
  },
  'vague-frequency': {
    flawed: withOptions('It often keeps it', 'It often drops it', sends),
    mended: withOptions(...keys),
  },
  'long-stem': { flawed: one({ stem: `${'The ship goes on. '.repeat(16)}What then?` }), mended: one({}) },
  'long-options': {
    flawed: withOptions(`It keeps${' the cargo'.repeat(16)}`, `It drops${' the cargo'.repeat(16)}`, sends),
    mended: withOptions(...keys),
  },
  'unfocused-stem': { flawed: one({ stem: 'Which of these is true?' }), mended: one({}) },
  'no-question': {
    flawed: one({ stem: 'The ship and its cargo.' }),
    mended: one({ stem: 'Name the cargo of the ship.' }),
  },
  'gap-in-middle': {
    flawed: one({ stem: 'What is missing? The ____ carries the cargo home.' }),
    mended: one({ stem: 'What is missing? The cargo is carried by the ____.' }),
  },
  'hard-to-read': {
    flawed: one({
      stem: 'Considering circumstances necessitating disproportionately complicated administrative documentation, notwithstanding meteorological irregularities, which organisational responsibility ultimately predominates?',
    }),
    mended: one({ stem: 'It rains, and the papers are long. The crew is tired. Who has to look after the cargo now?' }),
  },
  dependent: { flawed: one({ stem: 'What about the ship of the previous question?' }), mended: one({}) },
  'many-true-false': {
    flawed: many(10, (number) => ({ ...even(number), type: number < 3 ? 'true-false' : 'single' })),
    mended: many(10, (number) => ({ ...even(number), type: number < 1 ? 'true-false' : 'single' })),
  },
  'stem-tells-key': {
    flawed: withItems(
      soundItem({ id: 'a', answers: ['heavy barrels under the lower deck'], reasons: ['A.'] }),
      soundItem({
        id: 'b',
        stem: 'Heavy barrels under the lower deck make her slow. Why does she roll less?',
        reasons: ['B.'],
      }),
    ),
    mended: withItems(
      soundItem({ id: 'a', answers: ['heavy barrels under the lower deck'], reasons: ['A.'] }),
      soundItem({ id: 'b', stem: 'She carries much and is slow. Why does she roll less?', reasons: ['B.'] }),
    ),
  },
  'near-duplicate': {
    flawed: withItems(soundItem({ id: 'a', reasons: ['A.'] }), soundItem({ id: 'b', reasons: ['B.'] })),
    mended: withItems(
      soundItem({ id: 'a', reasons: ['A.'] }),
      soundItem({ id: 'b', stem: 'Who mends sails on a galley in winter, far from any port?', reasons: ['B.'] }),
    ),
  },
  'same-reason': {
    flawed: withItems(
      soundItem({ id: 'a', reasons: ['So it is.'] }),
      soundItem({ id: 'b', stem: 'Who mends sails on a galley in winter, far from port?', reasons: ['So it is!'] }),
    ),
    mended: withItems(
      soundItem({ id: 'a', reasons: ['So it is.'] }),
      soundItem({ id: 'b', stem: 'Who mends sails on a galley in winter, far from port?', reasons: ['Not so.'] }),
    ),
  },
  'reason-told': {
    flawed: {
      ...one({ reasons: ['Anchors hold.'] }),
      readings: [{ ...place('anchor'), text: 'Most _anchors_ hold, in sand.\nThese anchors hold.' }],
    },
    mended: {
      ...one({ reasons: ['Anchors hold.'] }),
      readings: [{ ...place('anchor'), text: 'What holds a ship is its anchor.' }],
    },
  },
  'same-front': {
    flawed: withCards(card('a', { front: 'What floats?' }), card('b', { front: 'what floats' })),
    mended: withCards(card('a'), card('b')),
  },
  'long-card': { flawed: withCards(card('a', { back: 'the hull '.repeat(21) })), mended: withCards(card('a')) },
  'unknown-docker': {
    flawed: one({ explain: `${soundItem().explain} Try \`docker ship web\`.` }),
    mended: one({ explain: `${soundItem().explain} Try \`docker stop web\`.` }),
  },
  'not-shown': {
    flawed: one({ shown: false, stem: 'What does `docker stop web` do?' }),
    mended: one({ shown: true, stem: 'What does `docker stop web` do?' }),
  },
  'few-questions': { flawed: withConcepts(concept({ questions: 5 })), mended: withConcepts(concept()) },
  'few-cards': { flawed: withConcepts(concept({ cards: 3 })), mended: withConcepts(concept()) },
  'much-recall': {
    flawed: many(12, (number) => ({ ...even(number), level: number < 5 ? 'remember' : 'apply' })),
    mended: many(12, (number) => ({ ...even(number), level: number < 4 ? 'understand' : 'apply' })),
  },
  'needs-later': {
    flawed: withConcepts(concept({ needs: ['boat'] }), concept({ ...place('boat') })),
    mended: withConcepts(concept({ ...place('boat') }), concept({ needs: ['boat'] })),
  },
  'belief-untested': { flawed: belief({ offeredBy: ['a'], contrast: ['a', 'b'] }), mended: belief() },
  'no-contrast': { flawed: belief({ contrast: ['a', 'c'] }), mended: belief() },
  'not-refuted': { flawed: belief({ refuted: false }), mended: belief() },
  'claim-untested': {
    flawed: { ...withItems(), claims: [{ ...place('S1'), tested: false }] },
    mended: { ...withItems(), claims: [{ ...place('S1'), tested: true }] },
  },
  'idle-card': { flawed: withCards(card('a', { leanedOn: false })), mended: withCards(card('a')) },
  'key-position': {
    flawed: many(24, (number) => four(number, 0)),
    mended: many(24, (number) => four(number, number % 4)),
  },
}

function four(number: number, at: number) {
  const texts = ['sinks', 'turns', 'sails', 'rests']
  return { options: texts.map((verb, index) => option(`it ${verb} ${number}`, index === at)) }
}
