import { TerminalEntry } from '@/components/lab/terminal-entry'
import { WorldScene } from '@/components/lab/world-scene'
import { ButtonLink } from '@/components/ui/button'
import { SideScroll } from '@/components/ui/side-scroll'
import type { ShownPlay } from '@/domain/quiz/shown'

/** Room for the drawing inside a quiz, in pixels; a narrower screen scrolls it in its own box. */
const sceneWidth = 560

/** How a prediction's script really went: every line with what it printed and changed, and the world it left. */
export function PlayedSteps({ played: { steps, link } }: { played: ShownPlay }) {
  return (
    <section aria-label="What really happens" className="grid gap-4">
      <h3 className="text-lg font-bold">What really happens</h3>
      <ol className="grid gap-3">
        {steps.map(({ picture, command, ...step }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a script never change their places
          <li key={index} className="border border-terminal-edge">
            <div className="bg-terminal-fill text-terminal-text">
              <TerminalEntry entry={{ prompt: '$', line: command, ...step }} />
            </div>
            {(picture.stacks.length > 0 || picture.volumes.length > 0) && (
              <details open={index === steps.length - 1}>
                <summary className="min-h-11 px-4 py-2.5 text-sm text-quiet">The world after line {index + 1}</summary>
                <SideScroll label={`Drawing of the world after line ${index + 1}`} className="p-4">
                  <WorldScene
                    id={`played-${index}-${picture.store}`}
                    picture={picture}
                    before={steps[index - 1]?.picture ?? null}
                    width={sceneWidth}
                  />
                </SideScroll>
              </details>
            )}
          </li>
        ))}
      </ol>
      <p>
        <ButtonLink href={link} variant="quiet">
          Open it in the lab
        </ButtonLink>
      </p>
    </section>
  )
}
