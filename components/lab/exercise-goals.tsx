import { Glyph } from '@/components/ui/glyph'

/** A goal as a list that ticks itself; what has just been reached is read aloud. */
export function ExerciseGoals({ goals, news }: { goals: readonly { say: string; met: boolean }[]; news: string }) {
  const met = goals.filter((goal) => goal.met).length
  return (
    <div className="grid gap-2">
      <h3 className="flex flex-wrap items-baseline justify-between gap-x-4 text-base font-bold">
        Goal
        <span className="text-sm font-normal text-quiet tabular-nums">
          {met} of {goals.length} done
        </span>
      </h3>
      <ul className="grid gap-1.5">
        {goals.map((goal) => (
          <li key={goal.say} className="grid grid-cols-[1.25rem_minmax(0,1fr)_auto] items-start gap-x-2.5">
            {goal.met ? (
              <Glyph shape="right" className="mt-0.5 size-5 text-right-text" />
            ) : (
              <span
                className="mt-1 size-4 justify-self-center border border-dashed border-control"
                aria-hidden="true"
              />
            )}
            <span>{goal.say}</span>
            <span className={`pt-0.5 text-sm ${goal.met ? 'font-bold text-right-text' : 'text-quiet'}`}>
              {goal.met ? 'done' : 'not yet'}
            </span>
          </li>
        ))}
      </ul>
      <p role="status" className="sr-only">
        {news}
      </p>
    </div>
  )
}

/** What to say aloud when the goals change: what is done now, or what is undone again. */
export function goalNews(
  before: readonly { met: boolean }[],
  now: readonly { say: string; met: boolean }[],
): string | null {
  const done = now.filter(({ met }, place) => met && !before[place]?.met)
  const undone = now.filter(({ met }, place) => !met && before[place]?.met)
  if (!done.length && !undone.length) return null
  const sum = `${now.filter(({ met }) => met).length} of ${now.length} done.`
  return [...done.map(({ say }) => `Done: ${say}`), ...undone.map(({ say }) => `No longer so: ${say}`), sum].join(' ')
}
