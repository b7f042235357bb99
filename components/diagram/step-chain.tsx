import type { Diagram } from '@/domain/bank/diagram'

type Step = NonNullable<Diagram['steps']>[number]

const looks: Record<Step['material'], string> = {
  neutral: 'border-control bg-raised text-ink',
  image: 'border-image-edge bg-image-fill hatch text-image-text',
  container: 'border-container-edge bg-container-fill text-container-text',
}

/** A chain of things: a row of connected boxes where there is room, else a column. */
export function StepChain({ steps }: { steps: Step[] }) {
  const turns = steps.length > 3 ? '@2xl:flex-row' : '@lg:flex-row'
  const turnsArrow = steps.length > 3 ? '@2xl:rotate-0' : '@lg:rotate-0'
  return (
    <div className="@container">
      <ol className={`flex list-none flex-col items-stretch gap-1 p-0 ${turns}`}>
        {steps.map((step, i) => (
          <li
            key={`${step.name} ${step.detail ?? ''}`}
            className={`m-0! flex flex-1 flex-col items-stretch gap-1 p-0 before:hidden ${turns}`}
          >
            {i > 0 && (
              <svg
                viewBox="0 0 20 20"
                className={`size-5 shrink-0 rotate-90 self-center fill-none stroke-control ${turnsArrow}`}
                strokeWidth="1.5"
                aria-hidden="true"
              >
                <path d="M1 10h17M12.5 4.5 18 10l-5.5 5.5" />
              </svg>
            )}
            <div className={`min-w-0 flex-1 border px-3 py-2.5 ${looks[step.material]}`}>
              <p className="m-0 leading-snug font-bold">
                <span className={step.material === 'image' ? 'bg-image-fill box-decoration-clone' : ''}>
                  {step.name}
                </span>
              </p>
              {step.detail && (
                <p className="mt-0.5 text-sm">
                  <span className={step.material === 'image' ? 'bg-image-fill box-decoration-clone' : ''}>
                    {step.detail}
                  </span>
                </p>
              )}
            </div>
          </li>
        ))}
      </ol>
    </div>
  )
}
