import { expect, type Page } from '@playwright/test'
import { payWith, signIn, situation } from './people.ts'
import { test } from './sundial.ts'

/** One of the editor's rows. */
const question = (page: Page, n: number) => page.getByRole('group', { name: `Question ${n}`, exact: true })

async function ask(page: Page, n: number, label: string, kind: string) {
  const row = question(page, n)
  await row.getByRole('textbox', { name: `Question ${n}` }).fill(label)
  await row.getByLabel('Answered with').selectOption(kind)
  await row.getByRole('checkbox').setChecked(false)
  return row
}

test('a mentor makes a paid session with add-ons, and its mentee pays exactly what was chosen', async ({
  page,
  browser,
  baseURL,
  complaints,
}, info) => {
  const title = `Review with extras ${info.project.name}`
  const slug = `extras-${info.project.name}`
  await signIn(page, 'mentor@sundial.test', 'sundial-demo')
  await page.goto('/mentor/sessions')
  await page.getByRole('button', { name: 'Use “Project review”' }).click()
  await page.getByLabel('Title').fill(title)
  await page.getByLabel('Address', { exact: true }).fill(slug)
  await page.getByLabel('The place itself').fill('https://meet.example.com/ana')
  await page.getByLabel('Other lengths to choose from').fill('30, 90')
  await page.getByLabel('Price', { exact: true }).fill('50')
  await page.getByText('For all mentees together', { exact: true }).click()
  await page.getByLabel('Sessions a day, for all mentees together').fill('0')
  const pages = await ask(page, 1, 'Pages to read', 'NUMBER')
  await pages.getByLabel('Adds to the price').fill('5')
  const recording = await ask(page, 2, 'Recording', 'CHECKBOX')
  await recording.getByLabel('Adds to the price').fill('10')
  const report = await ask(page, 3, 'Report', 'SELECT')
  await report.getByLabel('Choices, one a line').fill('Talk only\nWritten report + 7.50')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('A limit is a whole number from 1 on.')).toBeVisible()
  expect(await complaints()).toEqual([])
  await page.getByLabel('Sessions a day, for all mentees together').fill('5')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await expect(page.getByLabel('Sessions a day, for all mentees together')).toHaveValue('5')
  await expect(question(page, 3).getByLabel('Choices, one a line')).toHaveValue(
    'Talk only\nWritten report + 7.50',
  )

  await page.goto('/mentor/sessions')
  const row = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: title, exact: true }) })
  await row.getByRole('button', { name: 'Publish' }).click()
  await expect(row.getByText('can be booked')).toBeVisible()
  await row.getByRole('link', { name: `Edit ${title}` }).click()
  await expect(page.getByText(/In the next seven days: \d+ open time/)).toBeVisible()
  await expect(page.getByText(/You keep .*42\.50/)).toBeVisible()
  await expect(async () => {
    await page.reload()
    await expect(
      page.getByText(/Known to the payment company as sundial_\S+ at the price price_/),
    ).toBeVisible()
  }).toPass()
  expect(await complaints()).toEqual([])

  const guest = await (await browser.newContext({ baseURL: baseURL! })).newPage()
  await guest.goto(`/mentors/ana/${slug}`)
  await guest.getByRole('link', { name: '30 minutes' }).click()
  await guest.getByRole('radio').first().check()
  await guest.getByRole('button', { name: 'Continue' }).click()
  await guest.getByLabel('Your name').fill('Gus Guest')
  await guest.getByLabel('Your e-mail address').fill(`gus-${Date.now()}@guest.test`)
  const total = guest.locator('[data-total]')
  await expect(total).toContainText('50.00')
  await guest.getByLabel(/Pages to read.*5\.00 each/).fill('3')
  await guest.getByLabel(/Recording.*10\.00/).check()
  await guest.getByLabel('Report').selectOption({ label: 'Talk only' })
  await expect(total).toContainText('75.00')
  await guest.getByLabel('Report').selectOption('Written report')
  await expect(total).toContainText('82.50')
  await guest.getByRole('button', { name: 'Continue to payment' }).click()
  await expect(guest.getByRole('button', { name: /^Pay .*82\.50/ })).toBeVisible()
  await payWith(guest, '4242424242424242')
  await expect(situation(guest)).toHaveText('Confirmed')
  const summary = guest.getByRole('complementary', { name: 'What you book' })
  for (const line of [/Pages to read × 3.*15\.00/, /Recording.*10\.00/, /Report: Written report.*7\.50/])
    await expect(summary.getByRole('listitem').filter({ hasText: line })).toBeVisible()
  await expect(summary).toContainText('82.50')
})

test('a mentor copies a session and puts the copy first', async ({ page, complaints }) => {
  await signIn(page, 'mentor@sundial.test', 'sundial-demo')
  await page.goto('/mentor/sessions')
  const headings = page.getByRole('heading', { level: 2 })
  const first = (await headings.first().textContent()) ?? ''
  await page.getByRole('button', { name: `Duplicate ${first}`, exact: true }).click()
  await expect(situation(page)).toHaveText(`Copy of ${first}`)
  const title = `Another ${Date.now()}`
  await page.getByLabel('Title').fill(title)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(situation(page)).toHaveText(title)

  await page.goto('/mentor/sessions')
  expect(await complaints()).toEqual([])
  const up = page.getByRole('button', { name: `Move ${title} up` })
  await expect(up).toBeVisible()
  for (let left = 50; left > 0 && (await up.isVisible()); left--) {
    const before = await headings.allTextContents()
    await up.click()
    await expect.poll(async () => (await headings.allTextContents()).join()).not.toBe(before.join())
  }
  await expect(headings.first()).toHaveText(title)
})
