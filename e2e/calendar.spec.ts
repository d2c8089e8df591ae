import { expect, type Page } from '@playwright/test'
import { signIn } from './people.ts'
import { test } from './sundial.ts'

/** A Wednesday and a Thursday, ahead even of journeys that move the clock of this worker's app. */
function daysAhead(): { off: string; own: string } {
  const at = Date.now() + 42 * 86_400_000
  const monday = at - ((new Date(at).getUTCDay() + 6) % 7) * 86_400_000
  const day = (n: number) => new Date(monday + n * 86_400_000).toISOString().slice(0, 10)
  return { off: day(2), own: day(3) }
}

const cell = (page: Page, date: string) => page.locator(`td[data-date="${date}"]`)

async function showMonth(page: Page, date: string): Promise<void> {
  await page.goto(`/mentor/hours?month=${date.slice(0, 7)}`)
}

test('a mentor sets hours, a day off, a holiday country and one date, and reads them in the month', async ({
  page,
  complaints,
}) => {
  const { off, own } = daysAhead()
  // Not Ana: the other journeys book her hours.
  await signIn(page, 'kofi@sundial.test', 'sundial-demo')
  await page.goto('/mentor/hours')
  await expect(page.getByRole('heading', { name: 'In the next seven days' })).toBeVisible()
  await expect(page.getByText(/: \d+ open times?$/).first()).toBeVisible()
  expect(await complaints()).toEqual([])
  for (let range = await page.getByLabel(/^Monday, from/).count(); range > 1; range--)
    await page
      .getByLabel(/^Monday, from/)
      .nth(range - 1)
      .selectOption('')
  await page.getByLabel('Monday, from', { exact: true }).selectOption('09:00')
  await page.getByLabel('Monday, until', { exact: true }).selectOption('13:00')
  await page.getByRole('button', { name: 'Copy Monday to Tuesday–Friday, and save' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await expect(page.getByLabel('Friday, until', { exact: true })).toHaveValue('13:00')

  await page.getByRole('link', { name: 'Time off, holidays, travel and limits' }).click()
  await expect(page.getByRole('heading', { level: 2, name: 'Time off' })).toBeVisible()
  expect(await complaints()).toEqual([])
  await page.getByLabel('First day').first().fill(off)
  await page.getByLabel('Last day').first().fill('2020-01-01')
  await page.getByRole('button', { name: 'Take these days off' }).click()
  await expect(page.getByText('Time off ends before it starts.')).toBeVisible()
  await page.getByLabel('Last day').first().fill(off)
  await page.getByLabel('Reason').fill('A wedding')
  await page.getByRole('button', { name: 'Take these days off' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'A wedding' })).toBeVisible()
  await page.getByLabel('Holidays of').selectOption({ label: 'Portugal' })
  await page.getByRole('button', { name: 'Save' }).first().click()
  await expect(page.getByText('Christmas Day').first()).toBeVisible()
  expect(await complaints()).toEqual([])

  await showMonth(page, off)
  await expect(cell(page, off)).toContainText('Time off: A wedding')
  expect(await complaints()).toEqual([])
  await showMonth(page, own)
  await expect(cell(page, own)).toContainText('09:00–13:00')
  await cell(page, own).getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1, name: /^Hours on/ })).toBeVisible()
  expect(await complaints()).toEqual([])
  await page.getByRole('button', { name: 'Close this date' }).click()
  await expect(cell(page, own)).toContainText('Closed by you')
  const year = new Date().getUTCFullYear() + 1
  await showMonth(page, `${year}-12-25`)
  await expect(cell(page, `${year}-12-25`)).toContainText('Holiday: Christmas Day')
})

test('a session is given hours of its own, which are counted as they are typed', async ({
  page,
  complaints,
}) => {
  const sunday = new Date(Date.parse(daysAhead().off) + 4 * 86_400_000).toISOString().slice(0, 10)
  await signIn(page, 'kofi@sundial.test', 'sundial-demo')
  await page.goto('/mentor/sessions')
  await page
    .getByRole('link', { name: /^Edit / })
    .first()
    .click()
  await page.getByRole('button', { name: 'Give it hours of its own' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /^Hours of/ })).toBeVisible()
  const status = page.locator('form').getByRole('status')
  const before = (await status.textContent()) ?? ''
  expect(before).toMatch(/: \d+ open times?\.$/)
  await page.getByLabel('Sunday, from', { exact: true }).selectOption('06:00')
  await page.getByLabel('Sunday, until', { exact: true }).selectOption('24:00')
  await expect(status).toContainText('Not saved yet.')
  expect(await status.textContent()).not.toContain(before)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await expect(status).not.toContainText('Not saved yet.')
  expect(await complaints()).toEqual([])

  await page.goto(`${new URL(page.url()).pathname}?month=${sunday.slice(0, 7)}`)
  await expect(cell(page, sunday)).toContainText('06:00–24:00')
  await cell(page, sunday).getByRole('link').click()
  await page.getByRole('button', { name: 'Close this date' }).click()
  await expect(cell(page, sunday)).toContainText('Closed by you')
  await showMonth(page, sunday)
  await expect(cell(page, sunday)).not.toContainText('Closed by you')
  await page.goto('/mentor/sessions')
  await page
    .getByRole('link', { name: /^Edit / })
    .first()
    .click()
  await page.getByRole('button', { name: 'Let it follow your hours again' }).click()
  await expect(page.getByText('It follows your hours.')).toBeVisible()
})

/** Opens the first session of Kofi's, and answers with its title. */
async function openFirst(page: Page): Promise<string> {
  await page.goto('/mentor/sessions')
  const edit = page.getByRole('link', { name: /^Edit / }).first()
  const title = ((await edit.getAttribute('aria-label')) ?? (await edit.textContent()) ?? '').slice(5)
  await edit.click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  return title
}

/** The clocks of a week's times, as the page writes them for somebody in this zone. */
async function clocks(page: Page, address: string, zone: string): Promise<string[]> {
  await page.goto(`${address}?${new URLSearchParams({ zone })}`)
  return page.locator('label:has(input[name="at"]) time').allTextContents()
}

test('a session stays within hours on the clock of whoever books, and is let out again', async ({
  page,
  complaints,
}) => {
  await signIn(page, 'kofi@sundial.test', 'sundial-demo')
  const title = await openFirst(page)
  const address = await page.getByRole('link', { name: /page/ }).getAttribute('href')
  await expect(page.getByText(/^No times of day are kept out/)).toBeVisible()
  await page.getByRole('button', { name: 'Keep it within certain hours' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Hours that ${title} stays within`)
  await expect(page.getByLabel('Monday, until', { exact: true })).toHaveValue('24:00')
  expect(await complaints()).toEqual([])

  const status = page.locator('form').getByRole('status')
  const before = (await status.textContent()) ?? ''
  expect(before).toMatch(/: \d+ open times?\.$/)
  await page.getByLabel('They are meant on the clock of whoever books').check()
  await page.getByLabel('Monday, from, range 2').selectOption('10:00')
  await page.getByLabel('Monday, until, range 2').selectOption('12:00')
  await expect(status).toContainText('These hours overlap')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  const monday = page.getByRole('group', { name: 'Monday' })
  await expect(monday.getByText('These hours overlap others of the same day.')).toBeVisible()
  await expect(page.getByLabel('Monday, until, range 2')).toHaveValue('12:00')
  await expect(page.getByLabel('They are meant on the clock of whoever books')).toBeChecked()
  expect(await complaints()).toEqual([])

  await page.getByLabel('Monday, from', { exact: true }).selectOption('18:00')
  await page.getByLabel('Monday, until', { exact: true }).selectOption('20:00')
  const days = page.getByRole('group', { name: 'Copy the hours of' }).getByRole('checkbox')
  for (const day of await days.all()) await day.check()
  await page.getByRole('button', { name: 'Copy and save' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await expect(page.getByLabel('Sunday, from', { exact: true })).toHaveValue('10:00')
  await expect(page.getByLabel('They are meant on the clock of whoever books')).toBeChecked()
  expect(await status.textContent()).not.toBe(before)

  // Kofi's mornings and evenings are other times of day in Karachi.
  const shown = await clocks(page, address ?? '', 'Europe/Lisbon')
  expect(shown.length).toBeGreaterThan(0)
  for (const clock of shown) expect(clock).toMatch(/^(1[01]:\d\d(\sAM)?|1[89]:\d\d|[67]:\d\d\sPM)$/)
  expect(await clocks(page, address ?? '', 'Asia/Karachi')).toEqual([])

  await openFirst(page)
  await page.getByRole('link', { name: 'Change these hours' }).click()
  await page.getByRole('button', { name: 'Offer it at all hours again' }).click()
  await expect(page.getByText(/^No times of day are kept out/)).toBeVisible()
})
