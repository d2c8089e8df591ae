import { expect } from '@playwright/test'
import { answersFirst, askFor, outside, signedIn, situation } from './people.ts'
import { test } from './sundial.ts'

test('a mentor accepts one request and declines another, and neither mentee pays before', async ({
  page,
  browser,
  request,
  baseURL,
  complaints,
}) => {
  test.slow()
  const world = outside(request, baseURL!)
  const mentor = await signedIn(browser, baseURL!, 'mentor@sundial.test')
  const type = await answersFirst(mentor)

  const first = { name: 'Rosa Asks', email: `rosa-${Date.now()}@guest.test` }
  await askFor(page, type, first)
  expect((await world.mailTo(first.email, /requested/)).text).toContain('only reserved on your card')
  const told = await world.mailTo('mentor@sundial.test', /Rosa Asks.*requested/)
  expect(told.text).toContain('Accept or decline')
  expect(await complaints()).toEqual([])

  const other = await (await browser.newContext({ baseURL: baseURL! })).newPage()
  const second = { name: 'Remy Asks', email: `remy-${Date.now()}@guest.test` }
  await askFor(other, type, second)

  await mentor.goto('/mentor/bookings')
  const requests = mentor.getByRole('region', { name: 'Requests' })
  await expect(requests.getByRole('article')).toHaveCount(2)
  await requests.getByRole('button', { name: 'Accept the request of Rosa Asks' }).click()
  await expect(requests.getByRole('article')).toHaveCount(1)
  await page.goto(page.url())
  await expect(situation(page)).toHaveText('Confirmed')
  expect((await world.mailTo(first.email, /confirmed/)).text).toContain('was taken from your card')

  await requests.getByRole('link', { name: /Remy Asks/ }).click()
  await expect(situation(mentor)).toHaveText('Somebody asks for this session')
  await mentor.getByLabel(/^Why\? The mentee reads it/).fill('I am away that week.')
  await mentor.getByRole('button', { name: 'Decline the request of Remy Asks' }).click()
  await expect(situation(mentor)).toHaveText('This request was not accepted')
  await other.reload()
  await expect(situation(other)).toHaveText('This request was not accepted')
  await expect(other.getByText('I am away that week.')).toBeVisible()
  await expect(other.getByText('You are not charged.')).toBeVisible()
  expect((await world.mailTo(second.email, /declined/)).text).toContain('I am away that week.')
})

test('a request that nobody answers ends by itself after two days', async ({
  page,
  browser,
  request,
  baseURL,
}) => {
  test.slow()
  const world = outside(request, baseURL!)
  const type = await answersFirst(await signedIn(browser, baseURL!, 'mentor@sundial.test'))
  const who = { name: 'Ravi Waits', email: `ravi-${Date.now()}@guest.test` }
  await askFor(page, type, who)
  await world.advance('PT48H')
  await page.reload()
  await expect(situation(page)).toHaveText('This request was not accepted')
  await expect(page.getByText('did not answer in time')).toBeVisible()
  expect((await world.mailTo(who.email, /not answered/)).text).toContain('You were not charged')
})
