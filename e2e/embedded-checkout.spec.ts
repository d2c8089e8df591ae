import { expect } from '@playwright/test'
import { faults } from './faults.ts'
import { chooseTime, giveDetails, payWith, situation } from './people.ts'
import { test } from './sundial.ts'

test.use({ configured: { CHECKOUT_MODE: 'embedded', STRIPE_PUBLISHABLE_KEY: 'pk_test_journey' } })

/** Shows by what it was called; the real one cannot be had without the company. */
const standIn = `window.Stripe = (key) => ({
  createEmbeddedCheckoutPage: async ({ fetchClientSecret }) => {
    const secret = await fetchClientSecret()
    return { mount: (place) => { place.textContent = 'The form of ' + key + ', ' + secret.slice(0, 8) } }
  },
})`

test('the form is shown within our page, and whoever cannot use it pays elsewhere', async ({ page }) => {
  await page.route('https://js.stripe.com/**', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: standIn }),
  )
  await chooseTime(page, 'mentor-career-roadmap')
  await giveDetails(page, { name: 'Emma Embedded', email: `emma-${Date.now()}@guest.test` })
  await page.getByRole('button', { name: 'Continue to payment' }).click()
  await expect(page.getByText('The form of pk_test_journey, cs_test_')).toBeVisible()
  expect(new URL(page.url()).pathname).toMatch(/^\/bookings\/[^/]+\/pay$/)
  expect(await faults(page)).toEqual([])
  await page.getByRole('link', { name: 'Back, without paying' }).click()
  await page.getByRole('link', { name: 'Go to payment' }).click()
  await expect(page.getByText('The form of pk_test_journey')).toBeVisible()
  await page.getByRole('button', { name: 'Pay on the payment company’s own page' }).click()
  await payWith(page, '4242424242424242')
  await expect(situation(page)).toHaveText('Confirmed')
})

test('without JavaScript the page says so and leads to the company’s own', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL! })
  const page = await context.newPage()
  await chooseTime(page, 'mentor-career-roadmap')
  await giveDetails(page, { name: 'Nils Noscript', email: `nils-${Date.now()}@guest.test` })
  await page.getByRole('button', { name: 'Continue to payment' }).click()
  await expect(page.getByText('It needs JavaScript')).toBeVisible()
  await page.getByRole('button', { name: 'Pay on the payment company’s own page' }).click()
  await payWith(page, '4242424242424242')
  await expect(situation(page)).toHaveText('Confirmed')
  await context.close()
})
