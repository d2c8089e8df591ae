import { expect, type Page } from '@playwright/test'
import { byInvoice } from './by-invoice.ts'
import { faults } from './faults.ts'
import { chooseTime, giveDetails, outside, signedIn, situation } from './people.ts'
import { test } from './sundial.ts'

test.use({ configured: byInvoice })

async function note(admin: Page, who: string, text: string, button: RegExp): Promise<void> {
  const task = admin.getByRole('article').filter({ hasText: who })
  await expect
    .poll(async () => {
      await admin.goto('/admin/hand')
      return task.count()
    })
    .toBe(1)
  expect(await faults(admin)).toEqual([])
  await task.getByLabel('The bank’s reference, or why not').fill(text)
  await task.getByRole('button', { name: button }).click()
  await expect(admin.getByText('Noted.')).toBeVisible()
  await expect(task).toHaveCount(0)
}

test('without a payment company an invoice is paid, noted by an admin, and the share sent by hand', async ({
  page,
  browser,
  request,
  baseURL,
}) => {
  test.slow()
  const world = outside(request, baseURL!)
  const name = `Iris ${Date.now()}`
  const email = `iris-${Date.now()}@guest.test`
  await chooseTime(page, 'mentor-career-roadmap')
  await giveDetails(page, { name, email })
  await expect(page.getByText('You get an invoice, by mail too')).toBeVisible()
  await page.getByRole('button', { name: 'Continue to payment' }).click()
  await expect(situation(page)).toHaveText('Invoice')
  await expect(page.getByText('BIC BCOMPTPL')).toBeVisible()
  await expect(page.getByText('90.00')).toBeVisible()
  expect(await faults(page)).toEqual([])
  const { subject, text } = await world.mailTo(email, /^Invoice SD-/)
  const reference = /SD-\w{8}/.exec(subject)![0]
  expect(text).toContain(page.url())
  await expect(page.getByText(reference)).toBeVisible()
  await page.getByRole('link', { name: 'Back to what it is for' }).click()
  await expect(situation(page)).toHaveText('Waiting for your payment')
  await expect(page.getByText('Time left')).toBeHidden()

  const admin = await signedIn(browser, baseURL!, 'admin@sundial.test')
  await note(admin, email, 'Statement 7, line 2', /^The whole amount is here/)
  await expect
    .poll(async () => {
      await page.reload()
      return situation(page).textContent()
    })
    .toBe('Confirmed')

  const mentor = await signedIn(browser, baseURL!, 'mentor@sundial.test')
  await mentor.goto('/mentor/earnings')
  await mentor.getByRole('link', { name: 'Send it to another account' }).click()
  await mentor.getByLabel('Account holder').fill('Ana Sousa')
  await mentor.getByLabel('Account number').fill('DE89 3704 0044 0532 0130 01')
  await mentor.getByRole('button', { name: 'Save this account' }).click()
  await expect(mentor.getByText('This IBAN has a mistake in it')).toBeVisible()
  expect(await faults(mentor)).toEqual([])
  await mentor.getByLabel('Account number').fill('DE89 3704 0044 0532 0130 00')
  await mentor.getByRole('button', { name: 'Save this account' }).click()
  await expect(situation(mentor)).toHaveText('Earnings')

  await world.advance('P30D')
  await note(admin, name, 'Statement 9, line 4', /^It is sent/)
  const share = mentor.getByRole('article').filter({ hasText: name })
  await expect
    .poll(async () => {
      await mentor.reload()
      return share.textContent()
    })
    .toContain('paid on')
  await admin.goto('/admin/hand?show=over')
  await expect(admin.getByText('DE89370400440532013000').first()).toBeVisible()
  expect(await faults(admin)).toEqual([])
})
