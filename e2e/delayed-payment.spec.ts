import { expect, type Page } from '@playwright/test'
import { giveDetails, outside, situation } from './people.ts'
import { test } from './sundial.ts'

/** A guest takes a time more than a week ahead and pays from a bank account, which the bank answers days later. */
async function payFromBank(page: Page, who: { name: string; email: string }, account: string): Promise<void> {
  const { now } = (await (await page.request.get('/sandbox.json')).json()) as { now: string }
  const free = page.getByRole('radio')
  // Some days have no times.
  for (let ahead = 8; ahead < 14 && (await free.count()) === 0; ahead++) {
    const day = new Date(Date.parse(now) + ahead * 86_400_000).toISOString().slice(0, 10)
    await page.goto(`/mentors/ana/mentor-career-roadmap?day=${day}`)
  }
  await free.first().check()
  await page.getByRole('button', { name: 'Continue' }).click()
  await giveDetails(page, who)
  await page.getByRole('button', { name: 'Continue to payment' }).click()
  await page.getByLabel('Account number').fill(account)
  await page.getByRole('button', { name: 'Debit my bank account' }).click()
  await expect(situation(page)).toHaveText('Waiting for your payment')
  await expect(page.getByText('Your bank is still transferring the money')).toBeVisible()
}

test('case 10: a bank that takes its days: it pays, and the session is confirmed', async ({
  page,
  request,
  baseURL,
  complaints,
}) => {
  test.slow()
  const world = outside(request, baseURL!)
  const email = `bea-${Date.now()}@guest.test`
  await payFromBank(page, { name: 'Bea Banks', email }, '000123456789')
  expect(await complaints()).toEqual([])
  expect((await world.mailTo(email, /your bank is at it/)).text).toContain('Your time is held for you until')
  await world.advance('P4D')
  await page.reload()
  await expect(situation(page)).toHaveText('Confirmed')
})

test('case 10: a bank that says no in the end: the time is free again, and can be paid by card', async ({
  page,
  request,
  baseURL,
  complaints,
}) => {
  test.slow()
  const world = outside(request, baseURL!)
  const email = `bob-${Date.now()}@guest.test`
  await payFromBank(page, { name: 'Bob Broke', email }, '000222222227')
  await world.advance('P4D')
  await page.reload()
  await expect(situation(page)).toHaveText('The payment failed')
  expect(await complaints()).toEqual([])
  expect((await world.mailTo(email, /the payment failed/)).text).toContain('You were not charged')
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByLabel('Card number').fill('4242424242424242')
  await page.getByRole('button', { name: /^Pay / }).click()
  await expect(situation(page)).toHaveText('Confirmed')
})
