import { expect } from '@playwright/test'
import { answersFirst, askWithCard, outside, payWith, signedIn, situation } from './people.ts'
import { test } from './sundial.ts'

test('a mentor says yes and the saved card is charged; says no and it is forgotten', async ({
  page,
  browser,
  request,
  baseURL,
  complaints,
}) => {
  test.slow()
  const world = outside(request, baseURL!)
  const mentor = await signedIn(browser, baseURL!, 'mentor@sundial.test')
  const type = await answersFirst(mentor, { savesCard: true })

  const first = { name: 'Sana Saves', email: `sana-${Date.now()}@guest.test` }
  await askWithCard(page, type, first, '4242424242424242')
  expect((await world.mailTo(first.email, /requested/)).text).toContain('Nothing is charged yet')
  const other = await (await browser.newContext({ baseURL: baseURL! })).newPage()
  const second = { name: 'Sol Saves', email: `sol-${Date.now()}@guest.test` }
  await askWithCard(other, type, second, '4242424242424242')
  expect(await complaints()).toEqual([])

  await mentor.goto('/mentor/bookings')
  const requests = mentor.getByRole('region', { name: 'Requests' })
  await requests.getByRole('button', { name: 'Accept the request of Sana Saves' }).click()
  await expect(requests.getByText('Sana Saves')).toBeHidden()
  expect((await world.mailTo(first.email, /confirmed/)).text).toContain('was taken from your card')
  await page.reload()
  await expect(situation(page)).toHaveText('Confirmed')

  await requests.getByRole('link', { name: /Sol Saves/ }).click()
  await expect(mentor.getByText('is charged to the card that they saved when you accept')).toBeVisible()
  await mentor.getByRole('button', { name: 'Decline the request of Sol Saves' }).click()
  await expect(situation(mentor)).toHaveText('This request was not accepted')
  expect((await world.mailTo(second.email, /declined/)).text).toContain(
    'the card that you saved is forgotten',
  )
  await other.reload()
  await expect(other.getByText('was not charged, and the card that you saved is forgotten')).toBeVisible()
})

test('a saved card that is declined is told by mail and page, and paying confirms the session', async ({
  page,
  browser,
  request,
  baseURL,
  complaints,
}) => {
  test.slow()
  const world = outside(request, baseURL!)
  const mentor = await signedIn(browser, baseURL!, 'mentor@sundial.test')
  const type = await answersFirst(mentor, { savesCard: true })
  const who = { name: 'Dara Declined', email: `dara-${Date.now()}@guest.test` }
  await askWithCard(page, type, who, '4000000000000341')

  await mentor.goto('/mentor/bookings')
  await mentor.getByRole('button', { name: 'Accept the request of Dara Declined' }).click()
  const told = await world.mailTo(who.email, /pay to confirm/)
  expect(told.text).toContain('did not let us charge the card that you saved')
  const waits = await world.mailTo('mentor@sundial.test', /Dara Declined.*waits for/)
  expect(waits.text).toContain('held until then')

  await page.reload()
  await expect(situation(page)).toHaveText('Accepted, but not paid')
  await expect(page.getByText('Your time is held until')).toBeVisible()
  await page.setViewportSize({ width: 390, height: 844 })
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await complaints()).toEqual([])
  }
  expect(await page.evaluate(() => document.scrollingElement?.scrollWidth)).toBe(390)
  await page.getByRole('link', { name: 'Go to payment' }).click()
  await payWith(page, '4242424242424242')
  await expect(situation(page)).toHaveText('Confirmed')
})
