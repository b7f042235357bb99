import type { Route } from 'next'
import { Glyph } from '@/components/ui/glyph'
import { Link } from '@/components/ui/link'
import type { ExerciseTheme } from '@/domain/docker/asked/shown-exercise'

/** Every exercise, by theme; those that the learner has solved say so. */
export function ExerciseList({ themes }: { themes: readonly ExerciseTheme[] }) {
  return (
    <div className="grid gap-8">
      {themes.map(({ theme, exercises }, place) => (
        <section key={theme} aria-labelledby={`theme-${place}`} className="grid gap-3">
          <h2 id={`theme-${place}`} className="text-xl font-bold">
            {theme}
          </h2>
          <ol className="grid gap-2">
            {exercises.map(({ id, title, number, solved }) => (
              <li key={id}>
                <Link
                  href={`/lab?exercise=${id}` as Route}
                  className="flex min-h-11 items-center gap-3 rounded-press border border-line bg-raised px-4 py-2 no-underline transition-colors hover:border-ink"
                >
                  <span className="min-w-6 text-sm text-quiet tabular-nums">{number}</span>
                  <span className="min-w-0 flex-1 font-semibold">{title}</span>
                  {solved && (
                    <span className="flex items-center gap-1.5 text-sm font-bold text-right-text">
                      <Glyph shape="right" className="size-4.5" />
                      solved
                    </span>
                  )}
                </Link>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}
