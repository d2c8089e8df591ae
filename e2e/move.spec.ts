import { expect } from '@playwright/test'
import { giveDetails, outside, signedIn, situation } from './people.ts'
import { test } from './sundial.ts'

const free = 'intro-session'

test('a mentee moves a session, the mentor moves it again, and both are told each time', async ({
  page,
  browser,
  request,
  baseURL,
  complaints,
}) => {
  const world = outside(request, baseURL!)
  const email = `moira-${Date.now()}@guest.test`
  // Early enough to be moved, by the sandbox's clock: other journeys turn it on.
  const { now } = (await (await request.get(`${baseURL}/sandbox.json`)).json()) as { now: string }
  const from = new Date(Date.parse(now) + 4 * 86_400_000).toISOString().slice(0, 10)
  await page.goto(`/mentors/ana/${free}?from=${from}`)
  await page.getByRole('radio').first().check()
  await page.getByRole('button', { name: 'Continue' }).click()
  await giveDetails(page, { name: 'Moira Mover', email })
  await page.getByRole('button', { name: 'Book this session' }).click()
  await expect(situation(page)).toHaveText('Confirmed')
  const booking = page.url()
  const before = await page.locator('aside time, dl time').first().getAttribute('datetime')

  await page.getByRole('link', { name: 'Move it to another time' }).click()
  await expect(situation(page)).toHaveText(/^Move your session with Ana/)
  await expect(page.getByText(/You can move it 3 more times/)).toBeVisible()
  expect(await complaints()).toEqual([])
  await page.getByRole('radio').last().check()
  await page.getByRole('button', { name: 'Move it here' }).click()
  await expect(page).toHaveURL(booking)
  await expect(situation(page)).toHaveText('Confirmed')
  const moved = await page.locator('aside time, dl time').first().getAttribute('datetime')
  expect(moved).not.toBe(before)
  const mail = await world.mailTo(email, /moved/)
  expect(mail.text).toContain('You moved your session with Ana')
  expect(mail.attachments[0]?.content).toContain('METHOD:REQUEST')

  const mentor = await signedIn(browser, baseURL!, 'mentor@sundial.test')
  await mentor.goto(booking)
  await mentor.getByRole('link', { name: 'Move it to another time' }).click()
  await expect(mentor.getByText(/can cancel with everything back/)).toBeVisible()
  await mentor.getByRole('radio').first().check()
  await mentor.getByRole('button', { name: 'Move it here' }).click()
  await expect(situation(mentor)).toHaveText('Confirmed')
  await page.reload()
  expect(await page.locator('aside time, dl time').first().getAttribute('datetime')).not.toBe(moved)
  expect(await complaints()).toEqual([])
  const told = await world.mailTo('mentor@sundial.test', /Moira Mover.*moved/)
  expect(told.text).toContain('You moved your session with Moira Mover')
})
