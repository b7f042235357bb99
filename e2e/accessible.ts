import { expect, type Page } from '@playwright/test'
import axe, { type RunOnly } from 'axe-core'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Those that the scheme of colours can change; what the others find is the same in the dark. */
const ofColour = axe.getRules(tags).flatMap((rule) => (rule.tags.includes('cat.color') ? [rule.ruleId] : []))

/** Fails on axe's violations on the page as it stands: all rules in the light, those of colour in the dark. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const looks = {
    light: { type: 'tag', values: tags },
    dark: { type: 'rule', values: ofColour },
  } satisfies Record<string, RunOnly>
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const found = await page.evaluate(async (runOnly) => {
      const { run } = (window as unknown as { axe: typeof axe }).axe
      const { violations } = await run({ runOnly, resultTypes: ['violations'] })
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
    }, looks[colorScheme] as RunOnly)
    expect(found, `axe, ${colorScheme}, ${page.url()}`).toEqual([])
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null })
}
