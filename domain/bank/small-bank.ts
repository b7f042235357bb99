import type { TextFile } from './read-bank'

/**
 * The files of a bank with nothing wrong in it, small enough to read: one module, two concepts, every
 * type of question. Tests break it in one place and look what is said. Paths are below content/.
 */
export function smallBank(): Record<string, string> {
  return {
    'sources.yaml': '- { id: manual, title: The manual, url: "https://example.org/manual" }\n',
    'misconceptions.yaml': `- id: ships-float
  belief: Every ship floats.
  refutation: Some ships lie on the ground of the sea.
  sources: [manual § Ships]
  card: first-card-1
  contrast: [first-single, second-single]
`,
    'article.yaml': `- id: S1
  claim: A ship carries.
  verdict: "true"
  correction: It does.
  concept: first
  sources: [manual]
`,
    'sheet.yaml': `- aspect: Home
  image: The yard
  container: The sea
  concept: first
  sources: [manual]
`,
    'exercises.yaml': `- id: make-ship
  theme: Ships
  title: Make a ship
  task: Make a file of it.
  level: apply
  trains: [first]
  goal:
    - say: The file is there.
      ask: { stdout: last }
      is: ship
  hints: [A file is made by writing to it., Use echo.]
  solution: [echo ship > /tmp/ship, cat /tmp/ship]
  explain: The file holds a ship.
  sources: [manual]
`,
    '1-ships/module.yaml': `id: ships
title: Ships
promise: You can tell a ship from a boat
concepts: [first, second]
opener: first-single
`,
    ...concept('first', '[]', 'ships-float'),
    ...concept('second', '[first]', 'ships-float'),
  }
}

export const asFiles = (bank: Record<string, string>): TextFile[] =>
  Object.entries(bank).map(([path, text]) => ({ path, text }))

/** The small bank with one text of one file replaced. */
export function withEdit(path: string, from: string, to: string): TextFile[] {
  const bank = smallBank()
  if (!bank[path]?.includes(from)) throw new Error(`${path} has no ${from}`)
  return asFiles({ ...bank, [path]: bank[path].replace(from, to) })
}

/** The line, from 1, on which a text first stands. */
export function lineIn(files: TextFile[], path: string, text: string): number {
  const lines = files.find((file) => file.path === path)?.text.split('\n') ?? []
  return lines.findIndex((line) => line.includes(text)) + 1
}

function concept(id: string, needs: string, belief: string): Record<string, string> {
  return {
    [`1-ships/${id}.md`]: `---
title: The ${id} concept
objective: Tell what the ${id} concept is
level: understand
needs: ${needs}
sources: [manual]
misconceptions: [${belief}]
---
${'Ships carry goods over water. '.repeat(26).trim()}

\`\`\`diagram
title: A chain
description: Two things in a row
steps:
  - { name: ship, material: neutral }
  - { name: harbour, material: image }
\`\`\`
`,
    [`1-ships/${id}.questions.yaml`]: [
      choice(`${id}-single`, 'single', [true, false, false, false], belief, `${id}-card-1`),
      choice(`${id}-again`, 'single', [false, false, true], belief, `${id}-card-2`),
      choice(`${id}-multiple`, 'multiple', [true, true, false, false], belief, `${id}-card-3`),
      `- id: ${id}-ordering
  type: ordering
  level: apply
  stem: Put the steps of ${id} in order.
  items:
    - { text: Load, why: Before leaving the ship is loaded. }
    - { text: Leave, why: Then it leaves. }
    - { text: Arrive, why: Then it arrives. }
    - { text: Unload, why: Last it is unloaded. }
${tail(`${id}-card-4`)}`,
      `- id: ${id}-fill-in
  type: fill-in
  level: remember
  claims: [S1]
  stem: What is the Latin word for ${id}?
  answer: term
  accept: [navis, a navis]
  wrong:
    - match: [aqua]
      misconception: ${belief}
      why: That is water.
    - match: [puppis]
      no-misconception: takes the part for the whole
      why: That is the stern.
${tail(`${id}-card-1, ${id}-card-2`)}`,
      ...moreTypes(id, belief),
      prediction(id, belief),
    ].join(''),
    [`1-ships/${id}.cards.yaml`]: [1, 2, 3, 4].map((number) => card(`${id}-card-${number}`, belief)).join(''),
  }
}

const tail = (
  cards: string,
) => `  explain: ${'A ship that carries goods does so over water and not over land. '.repeat(2).trim()}
  sources: [manual § Ships]
  cards: [${cards}]
`

function choice(id: string, type: 'single' | 'multiple', rights: boolean[], belief: string, card: string): string {
  const option = (right: boolean, place: number) => `    - text: Option ${place} of ${id}
      why: Rationale ${place} of ${id}.
${right ? '      right: true' : place % 2 ? `      misconception: ${belief}` : '      no-misconception: a slip of the eye'}
`
  return `- id: ${id}
  type: ${type}
  level: understand
  stem: What is right in ${id}?
  options:
${rights.map(option).join('')}${tail(card)}`
}

const moreTypes = (id: string, belief: string): string[] => [
  `- id: ${id}-true-false
  type: true-false
  level: apply
  stem: Is it so that the ${id} ship floats?
  verdict: true
  misconception: ${belief}
  why: It floats, ${id} as it is.
  reasons:
    - { text: Water carries it, why: Its weight is that of the water it displaces., right: true }
    - { text: Wood is holy, why: Holiness carries nothing., misconception: ${belief} }
    - { text: The crew is light, why: The crew weighs little against the hull., no-misconception: a guess }
${tail(`${id}-card-2`)}`,
  `- id: ${id}-matching
  type: matching
  level: analyse
  stem: Match the parts of the ${id} ship to what they do.
  pairs:
    - left: Sail
      right: It catches wind
      why: The wind fills it.
      mistakes:
        - { with: It steers, why: A sail drives., misconception: ${belief} }
    - { left: Rudder, right: It steers, why: It turns the ship. }
    - { left: Anchor, right: It holds, why: It grips the ground. }
  extra:
    - { text: It sings, why: No part sings., no-misconception: a joke }
${tail(`${id}-card-3`)}`,
  `- id: ${id}-categorise
  type: categorise
  level: analyse
  stem: Where do the things of ${id} belong?
  categories: [On deck, Below, Nowhere]
  items:
    - text: The wheel
      in: On deck
      why: One steers where one sees.
      mistakes:
        - { in: Below, why: Nothing is seen from there., misconception: ${belief} }
    - { text: The cargo, in: Below, why: Weight belongs low. }
    - { text: The mermaid, in: Nowhere, why: There is none. }
${tail(`${id}-card-3`)}`,
  `- id: ${id}-number
  type: number
  level: apply
  stem: How many tons does ${id} carry?
  answer: 12.5
  unit: t
  tolerance: 0.5
  wrong:
    - { match: [25], why: That is both ships together., misconception: ${belief} }
    - { match: [6], why: That is half., no-misconception: a slip }
${tail(`${id}-card-1`)}`,
  `- id: ${id}-hot-spot
  type: hot-spot
  level: analyse
  stem: Which line of the log of ${id} tells of the wind?
  text: |
    sails set

    wind from the west
    anchor up
  spots:
    - { line: 3, right: true, why: It names the wind. }
    - { line: 1, why: Sails are set in any wind., misconception: ${belief} }
  otherwise: This line of ${id} tells of other things.
  run:
    - script: [echo wind]
      says:
        - { ask: { stdout: last }, is: wind }
${tail(`${id}-card-2`)}`,
]

const prediction = (id: string, belief: string) => `- id: ${id}-predict
  type: predict
  level: apply
  parameters:
    ship: [Argo, Beagle]
  script:
    - SHIP=[[ship]]
    - echo "$SHIP sails"
  ask: { stdout: last }
  form: one
  stem: What does the shell print about ${id}?
  options:
    - text: A name and a verb
      is: "[[ship]] sails"
      why: The variable was set in the line before.
    - text: Only the verb
      is: sails
      misconception: ${belief}
      why: Variables outlive their line.
    - text: The words as typed
      is: $SHIP sails
      no-misconception: takes the quotes for single ones
      why: Double quotes let the variable through.
${tail(`${id}-card-1`)}`

const card = (id: string, belief: string) => `- id: ${id}
  front: What says ${id}?
  back: The back of ${id}.
  sources: [manual]
${id === 'first-card-1' ? `  refutes: ${belief}\n` : ''}`
