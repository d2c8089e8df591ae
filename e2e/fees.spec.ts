import { expect, type Page } from '@playwright/test'
import { chooseTime, giveDetails, outside, payWith, signedIn, signIn, situation } from './people.ts'
import { test } from './sundial.ts'

const form = (page: Page, button: string) =>
  page.locator('form').filter({ has: page.getByRole('button', { name: button }) })

async function set(page: Page, button: string, fields: Record<string, string>): Promise<void> {
  await page.goto('/admin/fees')
  for (const [label, text] of Object.entries({ ...fields, 'Why; it is kept': 'Agreed by mail' }))
    await form(page, button).getByLabel(label, { exact: true }).fill(text)
  await form(page, button).getByRole('button').click()
  await expect(page.getByText('Set. It is in the audit.')).toBeVisible()
}

const summary = (page: Page) => page.getByRole('complementary', { name: 'What you book' })

test('fees that an admin sets are seen before paying, paid, and split; what was booked keeps them', async ({
  page,
  browser,
  baseURL,
  request,
  complaints,
}) => {
  test.slow()
  const name = `Fiona ${Date.now()}`
  const email = `fiona-${Date.now()}@guest.test`
  const admin = await signedIn(browser, baseURL!, 'admin@sundial.test')
  await admin.goto('/admin/fees')
  const service = form(admin, 'Set the service fee')
  await service.getByLabel('Percent of the price').fill('101')
  await service.getByLabel('Fixed amounts').fill('1.005 USD')
  await service.getByRole('button').click()
  await expect(admin.getByText('A fee is 0 to 100 percent')).toBeVisible()
  await expect(admin.getByText('USD has 2 decimals at most.')).toBeVisible()
  await expect(admin.getByText('Say why; it is kept.')).toBeVisible()
  await set(admin, 'Set the service fee', { 'Percent of the price': '5', 'Fixed amounts': '1.00 USD' })
  await set(admin, 'Set the mentor’s fee', { Mentor: 'ana', 'Fee in percent': '10' })
  await expect(admin.getByRole('listitem').filter({ hasText: 'Ana' }).first()).toContainText('10%')

  const world = outside(request, baseURL!)
  const told = await world.mailTo('mentor@sundial.test', /Your fee is 10 % now/)
  expect(told.text).toContain('Until then it was 15 %.')

  await page.goto('/mentors/ana/mentor-career-roadmap')
  await expect(page.getByText('plus a service fee')).toBeVisible()
  await chooseTime(page, 'mentor-career-roadmap')
  await expect(summary(page)).toContainText(/Service fee.*5\.50/)
  await expect(summary(page)).toContainText('95.50')
  expect(await complaints()).toEqual([])
  await giveDetails(page, { name, email })
  await page.getByRole('button', { name: 'Continue to payment' }).click()
  await expect(page.getByText('Service fee')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Pay / })).toContainText('95.50')
  await payWith(page, '4242424242424242')
  await expect(situation(page)).toHaveText('Confirmed')
  const { text } = await outside(request, baseURL!).mailTo(email, /confirmed/)
  expect(text).toContain('Service fee: $5.50')
  await set(admin, 'Set the service fee', { 'Percent of the price': '0', 'Fixed amounts': '' })
  await page.getByRole('link', { name: 'Receipt' }).click()
  await expect(page.getByRole('row', { name: /Service fee/ })).toContainText('5.50')

  await signIn(page, 'mentor@sundial.test', 'sundial-demo')
  await page.goto('/mentor/earnings')
  await expect(page.getByText('Of what you ask, Sundial keeps 10%.')).toBeVisible()
  await expect(page.getByRole('article').filter({ hasText: name })).toContainText('81.00')
  await expect(page.getByRole('region', { name: 'Coming up' })).toContainText('still to come')
  await page.goto('/mentor/sessions')
  await page.getByRole('link', { name: 'Edit Career roadmap' }).click()
  await expect(page.getByText(/You keep .*81\.00 after Sundial’s fee of 10%/)).toBeVisible()
  await set(admin, 'Set the mentor’s fee', { Mentor: 'ana', 'Fee in percent': '' })
  await admin.goto('/admin/fees?show=over')
  await expect(admin.getByText('no own fee any more').first()).toBeVisible()
})
