import { type Card, default_w, FSRS, StrategyMode } from 'ts-fsrs'
import { dayNumber, dayStart, type LearnerDay } from '@/domain/memory/day'
import type { Grade, State } from '@/domain/memory/grade'

/** `desiredRetention` in (0, 1]. `fuzz` spreads cards learnt together; only tests turn it off. */
export type Settings = { day: LearnerDay; desiredRetention: number; fuzz?: boolean }

/** What the reviews of one card add up to. Instants in epoch ms; stability in days; difficulty 1 to 10, 0 when new. */
export type Memory = {
  state: State
  stability: number
  difficulty: number
  due: number
  lastReview: number | null
  firstReview: number | null
  reps: number
  lapses: number
  /** Steps passed in (re)learning. Without it a card never leaves learning. */
  learningSteps: number
  /** In the learner's days; 0 when the next review is within the day. */
  scheduledDays: number
}

export type StepLog = {
  stateBefore: State
  /** Predicted probability of recall just before, 0 to 1; null for a first review. */
  recallBefore: number | null
  /** The learner's days since the review before; 0 for a first review. */
  elapsedDays: number
}

export type Step = { memory: Memory; log: StepLog }

export type Outcome = { due: number; scheduledDays: number; memory: Memory }

const DAY = 86_400_000
const LONGEST_INTERVAL = 36_500
const CACHED_ENGINES = 100

type SeededCard = Card & { cardId: string }

const engines = new Map<string, FSRS>()

function engineFor({ desiredRetention, fuzz = true }: Settings): FSRS {
  const key = `${desiredRetention} ${fuzz}`
  let engine = engines.get(key)
  if (!engine) {
    engine = new FSRS({
      w: default_w,
      request_retention: desiredRetention,
      maximum_interval: LONGEST_INTERVAL,
      enable_fuzz: fuzz,
      enable_short_term: true,
      learning_steps: ['1m', '10m'],
      relearning_steps: ['10m'],
    })
    // The default seed holds the time of the review, so a preview would not be what the button does.
    // biome-ignore lint/correctness/useHookAtTopLevel: a method of ts-fsrs, not a hook of React
    engine.useStrategy(StrategyMode.SEED, function seed() {
      const { cardId, reps } = Reflect.get(this, 'current') as SeededCard
      return `${cardId} ${reps}`
    })
    if (engines.size >= CACHED_ENGINES) engines.clear()
    engines.set(key, engine)
  }
  return engine
}

// ts-fsrs counts UTC calendar days in next() and floor(24 h) in get_retrievability(),
// and FSRS-6 looks at nothing finer than a day. So ts-fsrs lives on a calendar of its own, where
// an instant is the UTC midnight of its learner's day: both counts are then the learner's.
function asDate(instant: number, day: LearnerDay): Date {
  return new Date(dayNumber(instant, day) * DAY)
}

function asCard(memory: Memory, cardId: string, day: LearnerDay): SeededCard {
  return {
    cardId,
    due: asDate(memory.lastReview ?? memory.due, day),
    stability: memory.stability,
    difficulty: memory.difficulty,
    elapsed_days: 0,
    scheduled_days: memory.scheduledDays,
    learning_steps: memory.learningSteps,
    reps: memory.reps,
    lapses: memory.lapses,
    state: memory.state as number,
    last_review: memory.lastReview === null ? undefined : asDate(memory.lastReview, day),
  }
}

/** The memory of a card never reviewed, to be asked at `due` (epoch ms). */
export function emptyMemory(due: number): Memory {
  return {
    state: 0,
    stability: 0,
    difficulty: 0,
    due,
    lastReview: null,
    firstReview: null,
    reps: 0,
    lapses: 0,
    learningSteps: 0,
    scheduledDays: 0,
  }
}

/**
 * Predicted probability of recall (0 to 1) at an instant (epoch ms), by whole learner's days
 * since the last review: 1 on that day, null when there was none. FSRS-6, default parameters.
 */
export function retrievability(memory: Memory, at: number, settings: Settings): number | null {
  if (memory.state === 0 || memory.lastReview === null) return null
  const now = asDate(Math.max(at, memory.lastReview), settings.day)
  return engineFor(settings).get_retrievability(asCard(memory, '', settings.day), now, false)
}

/**
 * Grades a card at `at` (epoch ms; taken as the last review when earlier). Source: FSRS-6 by ts-fsrs.
 * The new due is `at` plus minutes while (re)learning, else the start of a learner's day.
 * Deterministic: the fuzz depends on the card and its reviews only.
 * @throws RangeError when the zone is unknown
 */
export function step(memory: Memory, cardId: string, grade: Grade, at: number, settings: Settings): Step {
  const { day } = settings
  const reviewed = Math.max(at, memory.lastReview ?? at)
  const today = dayNumber(reviewed, day)
  const { card } = engineFor(settings).next(asCard(memory, cardId, day), new Date(today * DAY), grade as number)
  // ts-fsrs puts Good a day after Hard and Easy a day after Good, even over its own maximum.
  const scheduledDays = Math.min(card.scheduled_days, LONGEST_INTERVAL)
  const due = scheduledDays > 0 ? dayStart(today + scheduledDays, day) : reviewed + (card.due.getTime() - today * DAY)
  return {
    memory: {
      state: card.state as number as State,
      stability: card.stability,
      difficulty: card.difficulty,
      due,
      lastReview: reviewed,
      firstReview: memory.firstReview ?? reviewed,
      reps: card.reps,
      lapses: card.lapses,
      learningSteps: card.learning_steps,
      scheduledDays,
    },
    log: {
      stateBefore: memory.state,
      recallBefore: retrievability(memory, reviewed, settings),
      elapsedDays: memory.lastReview === null ? 0 : today - dayNumber(memory.lastReview, day),
    },
  }
}

/** What each grade would do at `at` (epoch ms): exactly what `step` does. */
export function preview(memory: Memory, cardId: string, at: number, settings: Settings): Record<Grade, Outcome> {
  const outcome = (grade: Grade): Outcome => {
    const { memory: next } = step(memory, cardId, grade, at, settings)
    return { due: next.due, scheduledDays: next.scheduledDays, memory: next }
  }
  return { 1: outcome(1), 2: outcome(2), 3: outcome(3), 4: outcome(4) }
}
