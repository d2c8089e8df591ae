import { expect, type Page } from '@playwright/test'
import { contrast, levels, violations } from './axe.ts'
import { situation } from './people.ts'

export const phone = { width: 390, height: 844 }

/** What axe and the width of a phone have against a page, in both colour schemes. */
export async function faults(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    // Between the schemes nothing differs but colours.
    const asked = colorScheme === 'light' ? levels : contrast
    const where = `${new URL(page.url()).pathname} ${colorScheme}`
    found.push(...(await violations(page, asked)).map((one) => `${where} ${one}`))
  }
  const wide = await page.evaluate(() => (document.scrollingElement?.scrollWidth ?? 0) - innerWidth)
  if (wide > 0) found.push(`${page.url()} is ${wide} px wider than a phone`)
  if ((await page.title()) === 'Sundial' && new URL(page.url()).pathname !== '/')
    found.push(`${page.url()} has no title of its own`)
  return found
}

/** Opens each and finds nothing wrong with it. */
export async function visit(page: Page, paths: readonly string[]): Promise<void> {
  await page.setViewportSize(phone)
  for (const path of paths) {
    await page.goto(path)
    await expect(situation(page)).toBeVisible()
    expect(await faults(page)).toEqual([])
  }
}
