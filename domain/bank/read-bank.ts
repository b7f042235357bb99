import { cardSchema } from './card-shape'
import { type Exercise, exerciseSchema } from './exercise-shape'
import type { Problem } from './problem'
import { type Placed, readList, readOne } from './read-yaml'
import {
  type Bank,
  type Card,
  type Claim,
  type Concept,
  claimSchema,
  conceptSchema,
  type Misconception,
  type Module,
  misconceptionSchema,
  moduleSchema,
  type Question,
  questionSchema,
  type Source,
  sourceSchema,
} from './shapes'
import { sheetRowSchema } from './sheet-shape'

/** A text file of content/: its path below content/, with `/` between folders. */
export type TextFile = { path: string; text: string }

/** The bank with the place of each thing kept, for checks that point at lines. */
export type PlacedBank = { [K in keyof Bank]: Placed<Bank[K][number]>[] }

const frontMatter = /^---\n([\s\S]*?)\n---\n/

/** Reads every file of content/. What cannot be read is a problem; nothing is guessed. */
export function readBank(files: TextFile[]): { bank: PlacedBank; problems: Problem[] } {
  const problems: Problem[] = []
  const byPath = new Map(files.map((file) => [file.path, file.text]))
  const used = new Set<string>()

  const list = <T extends Parameters<typeof readList>[2]>(path: string, schema: T) => {
    used.add(path)
    const text = byPath.get(path)
    if (text === undefined) {
      problems.push({ file: path, message: 'this file is missing' })
      return []
    }
    const result = readList(path, text, schema)
    problems.push(...result.problems)
    return result.items
  }

  const bank: PlacedBank = {
    sources: list('sources.yaml', sourceSchema) as Placed<Source>[],
    misconceptions: list('misconceptions.yaml', misconceptionSchema) as Placed<Misconception>[],
    claims: list('article.yaml', claimSchema) as Placed<Claim>[],
    exercises: list('exercises.yaml', exerciseSchema) as Placed<Exercise>[],
    sheet: list('sheet.yaml', sheetRowSchema),
    modules: [],
    concepts: [],
    questions: [],
    cards: [],
  }

  for (const path of [...byPath.keys()].filter((name) => name.endsWith('/module.yaml')).sort(byNumber)) {
    used.add(path)
    const folder = path.slice(0, -'/module.yaml'.length)
    const { item, problems: found } = readOne(path, byPath.get(path) ?? '', moduleSchema)
    problems.push(...found)
    if (!item) {
      // What it would have named is not known: nothing beside it is called stray.
      for (const name of byPath.keys()) if (name.startsWith(`${folder}/`)) used.add(name)
      continue
    }
    bank.modules.push(item as Placed<Module>)
    for (const id of item.value.concepts) {
      const concept = readConcept(`${folder}/${id}.md`, id, item.value.id)
      if (concept) bank.concepts.push(concept)
      bank.questions.push(...(own(list(`${folder}/${id}.questions.yaml`, questionSchema), id) as Placed<Question>[]))
      bank.cards.push(...(own(list(`${folder}/${id}.cards.yaml`, cardSchema), id) as Placed<Card>[]))
    }
  }

  function readConcept(path: string, id: string, module: string): Placed<Concept> | undefined {
    used.add(path)
    const text = byPath.get(path)?.replaceAll('\r\n', '\n')
    const head = text?.match(frontMatter)
    if (text === undefined || !head) {
      problems.push({
        file: path,
        line: 1,
        message: text === undefined ? 'this file is missing' : 'a concept begins with front matter between --- lines',
      })
      return
    }
    const { item, problems: found } = readOne(path, head[1] ?? '', conceptSchema, 1)
    problems.push(...found)
    return item && { ...item, value: { ...item.value, id, module, note: text.slice(head[0].length).trim() } }
  }

  // Read by waivers.ts: they excuse findings, and are no part of the bank.
  used.add('waivers.yaml')
  for (const path of byPath.keys())
    if (!used.has(path)) problems.push({ file: path, message: 'no module names this file' })
  return { bank, problems }
}

/** 2-x before 10-x. */
const byNumber = (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true })

function own<T extends object>(items: Placed<T>[], concept: string): Placed<T & { concept: string }>[] {
  return items.map((item) => ({ ...item, value: { ...item.value, concept } }))
}

/** The bank without its places. */
export function unplaced(bank: PlacedBank): Bank {
  const values = <T>(items: Placed<T>[]) => items.map((item) => item.value)
  return {
    modules: values(bank.modules),
    concepts: values(bank.concepts),
    questions: values(bank.questions),
    cards: values(bank.cards),
    misconceptions: values(bank.misconceptions),
    claims: values(bank.claims),
    sources: values(bank.sources),
    exercises: values(bank.exercises),
    sheet: values(bank.sheet),
  }
}
