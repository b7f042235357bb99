/** One day: `short` has at most two letters (14 of them share a phone); `name` is the whole date; the first day is today. */
export type ForecastDay = { short: string; name: string; count: number }

/** Reviews due a day, as bars for those who look and as a table for those who listen. */
export function BarForecast({ caption, days }: { caption: string; days: ForecastDay[] }) {
  const most = Math.max(1, ...days.map((day) => day.count))
  return (
    <figure>
      <figcaption className="mb-4 font-bold">{caption}</figcaption>
      <div className="flex max-w-3xl gap-0.5 sm:gap-1.5" aria-hidden="true">
        {days.map((day, i) => {
          const height = day.count === 0 ? 0 : Math.max(2, (day.count / most) * 100)
          return (
            <div key={day.name} className="min-w-0 flex-1 text-center text-sm whitespace-nowrap tabular-nums">
              <svg aria-hidden="true" viewBox="0 0 10 100" preserveAspectRatio="none" className="block h-28 w-full">
                <rect
                  x="0"
                  y={100 - height}
                  width="10"
                  height={height}
                  className={
                    i === 0 ? 'fill-container-glow stroke-container-edge' : 'fill-container-fill stroke-container-edge'
                  }
                  vectorEffect="non-scaling-stroke"
                  strokeWidth="1.5"
                />
              </svg>
              <div className="border-t border-control pt-1 font-semibold max-sm:text-[0.8125rem]">{day.count}</div>
              <div className={`max-sm:text-[0.75rem] ${i === 0 ? 'font-bold' : 'text-quiet'}`}>{day.short}</div>
            </div>
          )
        })}
      </div>
      <table className="sr-only">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">Reviews due</th>
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <tr key={day.name}>
              <th scope="row">{day.name}</th>
              <td>{day.count}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}
