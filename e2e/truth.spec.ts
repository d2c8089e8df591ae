import { expect, type Page } from '@playwright/test'
import { chooseTime, giveDetails, outside, payWith, situation } from './people.ts'
import { test } from './sundial.ts'

const claims = 'session_id=cs_test_x&payment_status=paid&redirect_status=succeeded&state=CONFIRMED'

/** Opens the booking, and the way back from its payment, by addresses that claim that all is well. */
async function standsAs(page: Page, booking: string, heading: string): Promise<void> {
  for (const way of ['', '/return']) {
    await page.goto(`${booking}${way}?${claims}`)
    await expect(situation(page)).toHaveText(heading)
  }
}

/** A booking that waits for its payment; its address. */
async function waiting(page: Page, name: string): Promise<string> {
  await chooseTime(page, 'mentor-career-roadmap', { early: true })
  await giveDetails(page, { name, email: `${name.split(' ')[0]!.toLowerCase()}-${Date.now()}@guest.test` })
  await page.getByRole('button', { name: 'Continue to payment' }).click()
  await page.getByRole('link', { name: 'Back, without paying' }).click()
  await expect(page).toHaveURL(/\/bookings\/[^/?]+/)
  return new URL(page.url()).pathname
}

test('case 15: waiting, confirmed, cancelled and paid back, or not paid in time: the page says so, whatever its address claims', async ({
  page,
  request,
  baseURL,
}) => {
  test.slow()
  const booking = await waiting(page, 'Tove True')
  await standsAs(page, booking, 'Waiting for your payment')
  await page.getByRole('link', { name: 'Go to payment' }).click()
  await payWith(page, '4242424242424242')
  await expect(situation(page)).toHaveText('Confirmed')
  await standsAs(page, booking, 'Confirmed')
  await page.getByRole('link', { name: 'Cancel this session' }).click()
  await page.getByRole('button', { name: 'Cancel the session' }).click()
  await expect(situation(page)).toHaveText('Cancelled')
  await standsAs(page, booking, 'Cancelled')
  await expect(page.getByText(/90\.00 was sent back to you/)).toBeVisible()

  const late = await waiting(page, 'Lars Late')
  await outside(request, baseURL!).advance('PT31M')
  await standsAs(page, late, 'Not paid in time')
})
