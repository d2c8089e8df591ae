import type { Page } from '@playwright/test'
import axe from 'axe-core'

export const levels: axe.RunOnly = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
}
export const contrast: axe.RunOnly = { type: 'rule', values: ['color-contrast'] }

/**
 * What axe has against the page, a line for each rule. The page alone: the frames of a mailbox are other people's
 * letters, and each would have to be waited for.
 */
export async function violations(page: Page, runOnly: axe.RunOnly): Promise<string[]> {
  await page.evaluate(axe.source)
  const found = await page.evaluate(
    async (options) => {
      const { axe: judge } = globalThis as unknown as { axe: typeof axe }
      // A colour on its way to another is neither.
      await Promise.allSettled(document.getAnimations().map(({ finished }) => finished))
      const { violations } = await judge.run({ exclude: ['iframe'] }, options)
      return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) }))
    },
    { runOnly, iframes: false },
  )
  return found.map(({ id, nodes }) => `${id}: ${nodes.join(' ')}`)
}
