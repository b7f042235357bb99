import type { Retention } from '@/domain/progress/retention'

const percent = (share: number) => `${Math.round(share * 100)} %`

/** True retention against the target, or why nothing can be said yet. */
export function RetentionWords({ retention, target }: { retention: Retention; target: number }) {
  if (!retention.known)
    return (
      <p>
        Not enough reviews yet to say: {retention.reviews} of the {retention.needed} it takes. Counted are reviews of
        cards that had left learning, the first of each card on a day.
      </p>
    )
  const { rate, low, high, reviews } = retention
  const verdict = target < low ? 'above your target' : target > high ? 'below your target' : 'in line with your target'
  return (
    <p>
      You recalled {percent(rate)} of {reviews} reviews in the last 90 days, {verdict} of {percent(target)}. With so
      many reviews the true value lies between {percent(low)} and {percent(high)}, 19 times in 20.
    </p>
  )
}
