import { expect } from '@playwright/test'
import { chooseTime, giveDetails, outside, payWith, signedIn, situation } from './people.ts'
import { test } from './sundial.ts'

const paid = 'mentor-career-roadmap'

/** The same for whoever keeps the calendar: the mentee cannot tell the difference. */
const keepers = [
  ['in our own calendar', 'ana', 'Ana Duarte', 'mentor@sundial.test'],
  ['at Cal.com', 'samir', 'Samir Haddad', 'samir@sundial.test'],
  ['at Calendly', 'greta', 'Greta Lindqvist', 'greta@sundial.test'],
] as const

for (const [kept, mentor, name, email] of keepers) {
  test(`a guest books and pays ${kept}, is awaited by the mentor, and cancels for exactly the promised refund`, async ({
    page,
    browser,
    request,
    baseURL,
    complaints,
  }) => {
    test.slow()
    const world = outside(request, baseURL!)
    const guest = `grace-${Date.now()}@guest.test`
    const desk = await signedIn(browser, baseURL!, email)
    await desk.goto('/mentor/bookings')
    await expect(situation(desk)).toHaveText('Your bookings')

    await page.goto('/')
    expect(await complaints()).toEqual([])
    await page.getByRole('link', { name }).click()
    expect(await complaints()).toEqual([])
    await page.getByRole('link', { name: 'See open times for Career roadmap' }).click()
    expect(await complaints()).toEqual([])
    // More than a day ahead, so that the cancellation is early enough for all of it.
    await chooseTime(page, paid, { early: true, mentor })
    expect(await complaints()).toEqual([])
    await giveDetails(page, { name: 'Grace Hopper', email: guest })
    await page.getByRole('button', { name: 'Continue to payment' }).click()

    await page.getByRole('link', { name: 'Back, without paying' }).click()
    await expect(situation(page)).toHaveText('Waiting for your payment')
    await expect(page.getByText(/Time left: \d+:\d\d/)).toBeVisible()
    expect(await complaints()).toEqual([])

    // The same page in another tab turns by itself.
    const other = await page.context().newPage()
    await other.goto(page.url())
    await expect(situation(other)).toHaveText('Waiting for your payment')
    await page.getByRole('link', { name: 'Go to payment' }).click()
    await payWith(page, '4242424242424242')
    await expect(situation(page)).toHaveText('Confirmed')
    await expect(situation(other)).toHaveText('Confirmed')
    await expect(other.getByRole('status')).toContainText('confirmed')
    expect(await complaints()).toEqual([])
    await expect(desk.getByRole('link', { name: /Grace Hopper/ }).first()).toBeVisible()

    const mail = await world.mailTo(guest, /confirmed/)
    expect(mail.attachments[0]?.content).toContain('METHOD:REQUEST')
    const link = /https?:\/\/\S+\/b\/\S+/.exec(mail.text)?.[0] ?? ''
    await page.context().clearCookies()
    await page.goto(link)
    await expect(page).toHaveURL(/\/bookings\/[^/]+$/)
    await expect(situation(page)).toHaveText('Confirmed')

    const money = page.getByRole('region', { name: 'Your money' })
    await expect(money).toContainText('kept by us, for the mentor, until')
    await page.getByRole('link', { name: 'Cancel this session' }).click()
    const promised = await page.getByText(/You get back/).textContent()
    expect(promised).toContain('90.00')
    expect(await complaints()).toEqual([])
    await page.getByRole('button', { name: 'Cancel the session' }).click()
    await expect(situation(page)).toHaveText('Cancelled')
    await expect(page.getByText(/90\.00 was sent back to you/)).toBeVisible()
    await expect(money).toContainText('90.00 sent back to you on')
    expect(await complaints()).toEqual([])
    await page.goto('/bookings')
    expect(await complaints()).toEqual([])
  })
}

test('case 12: declined cards leave the page open, leaving it keeps the booking, and another card pays', async ({
  page,
}) => {
  await chooseTime(page, paid)
  await giveDetails(page, { name: 'Dan Declined', email: `dan-${Date.now()}@guest.test` })
  await page.getByRole('button', { name: 'Continue to payment' }).click()
  await payWith(page, '4000000000000002')
  await expect(page.getByRole('alert')).toContainText('Your card was declined. Nothing was charged')
  await payWith(page, '4000000000009995')
  await expect(page.getByRole('alert')).toContainText('insufficient funds')
  await page.getByRole('link', { name: 'Back, without paying' }).click()
  await expect(situation(page)).toHaveText('Waiting for your payment')
  await expect(page.getByText('How to lead a team')).toBeVisible()
  await page.getByRole('link', { name: 'Go to payment' }).click()
  await payWith(page, '4000002760003184')
  await page.getByRole('button', { name: 'Fail authentication' }).click()
  await expect(page.getByRole('alert')).toContainText('unable to authenticate')
  await payWith(page, '4000002760003184')
  await page.getByRole('button', { name: 'Complete authentication' }).click()
  await expect(situation(page)).toHaveText('Confirmed')
})

test('case 11: a time that was not paid is free again, says so, and can be had once more', async ({
  page,
  request,
  baseURL,
  complaints,
}) => {
  await chooseTime(page, paid)
  await giveDetails(page, { name: 'Lea Late', email: `lea-${Date.now()}@guest.test` })
  await page.getByRole('button', { name: 'Continue to payment' }).click()
  await page.getByRole('link', { name: 'Back, without paying' }).click()
  await expect(situation(page)).toHaveText('Waiting for your payment')

  await outside(request, baseURL!).advance('PT31M')
  await expect(situation(page)).toHaveText('Not paid in time')
  expect(await complaints()).toEqual([])
  await page.getByRole('button', { name: 'Try again' }).click()
  await payWith(page, '4242424242424242')
  await expect(situation(page)).toHaveText('Confirmed')
})

test('a time that somebody else took meanwhile is refused, with the nearest free ones', async ({
  page,
  browser,
  baseURL,
  complaints,
}) => {
  await chooseTime(page, paid)
  const rival = await (await browser.newContext({ baseURL: baseURL! })).newPage()
  await rival.goto(page.url())
  await giveDetails(rival, { name: 'Rita Rival', email: `rita-${Date.now()}@guest.test` })
  await rival.getByRole('button', { name: 'Continue to payment' }).click()
  await expect(rival.getByLabel('Card number')).toBeVisible()

  await giveDetails(page, { name: 'Sam Slow', email: `sam-${Date.now()}@guest.test` })
  await page.getByRole('button', { name: 'Continue to payment' }).click()
  await expect(page.getByRole('alert')).toContainText('This time is no longer free')
  await expect(page.getByLabel('Your name')).toHaveValue('Sam Slow')
  expect(await complaints()).toEqual([])
  await page.getByRole('alert').getByRole('link').first().click()
  await expect(situation(page)).toHaveText('Your details')
})
