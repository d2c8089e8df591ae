import { expect } from '@playwright/test'
import { test } from './sundial.ts'

const day = 86_400_000

test('who is free at my time is found, and the time is picked already where it is booked', async ({
  page,
  request,
  complaints,
}) => {
  const { now } = await (await request.get('/sandbox.json')).json()
  const date = tuesdayAfter(Date.parse(now))
  await page.goto('/')
  await expect(page.getByText(/^\d+ mentors\./)).toBeVisible()
  await page.getByLabel('Day').fill(date)
  await page.getByLabel('From').fill('14:00')
  await page.getByLabel('Until').fill('23:00')
  await page.getByLabel('Time zone').selectOption('Asia/Kolkata')
  await page.getByRole('button', { name: 'Find mentors' }).click()

  await expect(page.getByText('in Kolkata time')).toBeVisible()
  const cards = page.getByRole('article')
  expect(await cards.count()).toBeGreaterThan(0)
  const starts = await cards
    .getByRole('definition')
    .locator('time')
    .evaluateAll((times) => times.map((time) => Date.parse(time.getAttribute('datetime') ?? '')))
  // 14:00 to 23:00 in Kolkata, which is 5:30 ahead of UTC.
  const [from, to] = [Date.parse(`${date}T08:30:00Z`), Date.parse(`${date}T17:30:00Z`)]
  for (const start of starts) expect([start >= from, start < to]).toEqual([true, true])
  expect(await complaints()).toEqual([])

  const time = cards.first().getByRole('definition').first().getByRole('link')
  const clock = (await time.innerText()).trim()
  await time.click()
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(1)
  await expect(page.getByRole('radio', { checked: true }).locator('xpath=..')).toContainText(clock)
})

/** A working day everywhere, a week off or more. */
function tuesdayAfter(now: number): string {
  const weekOn = new Date(now + 7 * day)
  const days = (9 - weekOn.getUTCDay()) % 7
  return new Date(weekOn.getTime() + days * day).toISOString().slice(0, 10)
}

test('what cannot be searched keeps what was typed, and says at the field what is missing', async ({
  page,
}) => {
  await page.goto('/?start=18:00&price=fifty&search=ana')
  await expect(page.getByLabel('Search by name or subject')).toHaveValue('ana')
  await expect(page.getByLabel('Day')).toHaveAccessibleDescription('Choose a day, too.')
  await expect(page.getByLabel('Costs at most')).toHaveValue('fifty')
  await page.goto('/?date=2199-01-01&start=18:00&zone=Europe/Lisbon')
  await expect(page.getByLabel('Day')).toHaveAccessibleDescription('Free times are searched 60 days ahead.')
  for (const odd of ['date=2026-02-30&zone=UTC', 'length=x&language=%21', 'currency=XXX&price=5'])
    expect((await page.goto(`/?${odd}`))?.status(), odd).toBeLessThan(500)
})
