import { MeterBar, type MeterMaterial } from './meter-bar'

/**
 * A labelled bar. `words` say the number with its meaning ("23 of 26"); the bar only repeats them.
 * @param share 0 to 1, or null while it cannot be known
 */
export function Meter({
  id,
  label,
  words,
  share,
  material = 'neutral',
}: {
  id: string
  label: string
  words: string
  share: number | null
  material?: MeterMaterial
}) {
  return (
    <div className="grid gap-1.5">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-semibold">{label}</span>
        <span className="text-sm text-quiet tabular-nums">{words}</span>
      </p>
      <MeterBar id={id} share={share} material={material} />
    </div>
  )
}
