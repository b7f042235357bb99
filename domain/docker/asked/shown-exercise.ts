import type { Store } from '@/domain/docker/world/store'
import type { Goal } from './goal'

/** What a browser is told of an exercise. Texts are safe HTML; the worked solution is asked for on its own. */
export type ShownExercise = {
  id: string
  theme: string
  title: string
  /** Its place among all exercises, from 1. */
  number: number
  total: number
  task: string
  store: Store
  /** Lines that are run before the learner begins. */
  setup: string[]
  goal: Goal[]
  hints: string[]
  /** Said when it is done. */
  explain: string
  /** Concepts that it is evidence for. */
  trains: { id: string; title: string }[]
  next: { id: string; title: string } | null
  /** This learner has solved it before. */
  solved: boolean
}

export type ListedExercise = { id: string; title: string; number: number; solved: boolean }

/** Exercises under one heading, in the order in which people meet them. */
export type ExerciseTheme = { theme: string; exercises: ListedExercise[] }
