import { expect } from '@playwright/test'
import { outside, signedIn } from './people.ts'
import { test } from './sundial.ts'

test('a mentor is asked for a tax number, gives it on the payment company’s page, and an admin sees both', async ({
  page,
  browser,
  request,
  baseURL,
}) => {
  test.slow()
  const world = outside(request, baseURL!)
  const mentor = await signedIn(browser, baseURL!, 'mentor@sundial.test')
  const admin = await signedIn(browser, baseURL!, 'admin@sundial.test')
  const account = () => page.getByRole('row').filter({ hasText: 'mentor@sundial.test' })
  await page.goto('/sandbox/stripe')
  await account()
    .getByRole('button', { name: /^Ask for tax number/ })
    .click()
  expect((await world.mailTo('mentor@sundial.test', /asks you for something/)).text).toContain(
    'your tax number',
  )

  await mentor.goto('/mentor/earnings')
  await expect(mentor.getByRole('region', { name: 'Our payment company wants' })).toContainText(
    'a tax number, now',
  )
  const form = mentor.getByRole('region', { name: 'Tax form' })
  await expect(form).toContainText('asks for your tax number')
  await expect(form).toContainText('$20,000.00 in more than 200 payments')
  await form.getByRole('link', { name: 'The summary of the year' }).click()
  await expect(mentor.getByRole('link', { name: /CSV/ })).toBeVisible()

  await admin.goto('/admin/tax?show=asked')
  const row = admin.getByRole('row').filter({ hasText: 'Ana' })
  await expect(row).toContainText('asked for')
  await expect(row).toContainText('a tax number, now')

  await mentor.goto('/mentor/earnings')
  await mentor.getByRole('button', { name: 'Tell it' }).click()
  await expect(mentor.getByLabel('Tax number')).toBeVisible()
  await mentor.getByRole('button', { name: 'Finish', exact: true }).click()
  await expect
    .poll(async () => {
      await mentor.goto('/mentor/earnings')
      return form.textContent()
    })
    .toContain('has your tax number')
})
