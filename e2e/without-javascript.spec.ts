import { expect } from '@playwright/test'
import { chooseTime, giveDetails, outside, payWith, situation } from './people.ts'
import { test } from './sundial.ts'

test('a free session is booked, seen again by its link and cancelled without JavaScript', async ({
  page,
  request,
  baseURL,
}) => {
  const email = `nora-${Date.now()}@guest.test`
  await page.goto('/mentors/ana/intro-session')
  await page.getByLabel('Times are shown in').selectOption('Asia/Tokyo')
  await page.getByRole('button', { name: 'Change' }).click()
  await expect(page.getByText('Tokyo time').first()).toBeVisible()
  await page.getByRole('radio').first().check()
  await page.getByRole('button', { name: 'Continue' }).click()

  await page.getByLabel('Your name').fill('Nora Noscript')
  await page.getByLabel('Your e-mail address').fill('nora@nowhere')
  await page.getByRole('button', { name: 'Book this session' }).click()
  await expect(page.getByText('This is not an e-mail address.')).toBeVisible()
  await expect(page.getByLabel('Your name')).toHaveValue('Nora Noscript')
  await giveDetails(page, { name: 'Nora Noscript', email })
  await page.getByRole('button', { name: 'Book this session' }).click()
  await expect(situation(page)).toHaveText('Confirmed')

  const mail = await outside(request, baseURL!).mailTo(email, /confirmed/)
  await page.context().clearCookies()
  await page.goto(/https?:\/\/\S+\/b\/\S+/.exec(mail.text)?.[0] ?? '')
  await expect(situation(page)).toHaveText('Confirmed')
  await page.getByRole('link', { name: 'Cancel this session' }).click()
  await page.getByRole('button', { name: 'Cancel the session' }).click()
  await expect(situation(page)).toHaveText('Cancelled')
})

test('a paid session is booked without JavaScript', async ({ page }) => {
  await chooseTime(page, 'mentor-career-roadmap')
  await giveDetails(page, { name: 'Pia Plain', email: `pia-${Date.now()}@guest.test` })
  await page.getByRole('button', { name: 'Continue to payment' }).click()
  await payWith(page, '4242424242424242')
  await expect(situation(page)).toHaveText('Confirmed')
})
