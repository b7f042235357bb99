import { MaterialSwatch } from '@/components/ui/material-swatch'
import { MeterBar } from '@/components/ui/meter-bar'

/** @param share 0 to 1, or null while it cannot be known; `words` say it with its meaning, or why it is not known yet */
export type Measure = { share: number | null; words: string }

const rows = [
  { key: 'understood', label: 'Understood', material: 'image' },
  { key: 'remembered', label: 'Remembered', material: 'container' },
] as const

/** The two measures of progress: what was understood is still and hatched, what is remembered is alive. */
export function MaterialMeter({
  id,
  understood,
  remembered,
}: {
  id: string
  understood: Measure
  remembered: Measure
}) {
  const measures = { understood, remembered }
  return (
    <dl className="@container grid gap-4">
      {rows.map(({ key, label, material }) => (
        <div key={key} className="grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-1.5">
          <dt className="flex items-center gap-2 font-semibold">
            <MaterialSwatch material={material} />
            {label}
          </dt>
          <dd className="text-right text-sm text-quiet tabular-nums">{measures[key].words}</dd>
          <dd className="col-span-2" aria-hidden="true">
            <MeterBar id={`${id}-${key}`} share={measures[key].share} material={material} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
