import { expect } from '@playwright/test'
import { faults, phone } from './faults.ts'
import { bookAndPay, guest, outside, signedIn, situation } from './people.ts'
import { test } from './sundial.ts'

test('a bank has a part of what then is cancelled: what it gives counts, and only the rest goes back besides', async ({
  page,
  browser,
  request,
  baseURL,
}) => {
  test.slow()
  const world = outside(request, baseURL!)
  const { name, email } = guest('Pia')
  await bookAndPay(page, { name, email }, { early: true })

  const desk = await signedIn(browser, baseURL!, 'admin@sundial.test')
  await desk.goto('/sandbox/stripe')
  const contest = desk.getByRole('button', { name: /^Contest / }).first()
  await contest.evaluate((button: HTMLButtonElement) => {
    const part = Object.assign(document.createElement('input'), {
      type: 'hidden',
      name: 'amount',
      value: '7000',
    })
    button.form?.append(part)
  })
  await contest.click()
  await world.mailTo('admin@sundial.test', /^Dispute of .*70\.00: answer until /)

  await page.getByRole('link', { name: 'Cancel this session' }).click()
  await page.getByRole('button', { name: /^Cancel/ }).click()
  await expect(situation(page)).toHaveText(/cancelled/i)
  const withheld = page.getByText('your bank has the payment and decides first')
  await expect(withheld).toContainText('90.00 is to go back to you')
  expect((await world.mailTo(email, /: cancelled/)).text).toContain('Your bank has this payment now')
  await page.setViewportSize(phone)
  expect(await faults(page)).toEqual([])

  await desk.goto('/sandbox/stripe')
  await desk
    .getByRole('button', { name: /^Lost / })
    .first()
    .click()
  await expect
    .poll(async () => {
      await page.reload()
      return page.getByText(/70\.00 given back to you by your bank on/).count()
    })
    .toBe(1)
  await expect(page.getByText(/20\.00 could not be sent back yet/)).toBeVisible()

  await desk.goto('/admin/refunds?state=FAILED')
  const listed = desk.getByRole('article').filter({ hasText: name })
  await expect(listed).toContainText('20.00, could not be sent, or came back')
  await listed.getByRole('link', { name: 'See what can be done' }).click()
  const stuck = desk.getByRole('article').filter({ hasText: name })
  await expect(stuck).not.toContainText('charge_disputed')
  await stuck.getByLabel('How').selectOption('by transfer')
  await stuck.getByLabel(/^Reference/).fill('Statement 15, line 1')
  await stuck.getByRole('button', { name: 'Note that it was paid' }).click()
  await expect(stuck).toHaveCount(0)
  await page.reload()
  await expect(page.getByText('was paid back to you by transfer on')).toContainText('20.00')
})
