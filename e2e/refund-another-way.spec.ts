import { expect } from '@playwright/test'
import { faults, phone } from './faults.ts'
import { bookAndPay, guest, outside, signedIn, situation } from './people.ts'
import { test } from './sundial.ts'

test('a refund that the bank sends back is paid by transfer, and the mentee reads how', async ({
  page,
  browser,
  request,
  baseURL,
}) => {
  test.slow()
  const world = outside(request, baseURL!)
  const { name, email } = guest('Rufus')
  await bookAndPay(page, { name, email }, { early: true, card: '4000000000005126' })
  await page.getByRole('link', { name: 'Cancel this session' }).click()
  await page.getByRole('button', { name: /^Cancel/ }).click()
  await expect(situation(page)).toHaveText(/cancelled/i)
  const booking = page.url()
  await world.advance('PT25H')
  await world.mailTo(email, /your refund/)

  const desk = await signedIn(browser, baseURL!, 'admin@sundial.test')
  await desk.setViewportSize(phone)
  await desk.goto('/admin/refunds?state=FAILED')
  const listed = desk.getByRole('article').filter({ hasText: name })
  await expect(listed).toContainText(/Cancelled.*90\.00, could not be sent, or came back, on/)
  await listed.getByRole('link', { name: 'See what can be done' }).click()
  const stuck = desk.getByRole('article').filter({ hasText: name })
  await expect(stuck).toContainText('The money is still the mentee’s.')
  expect(await faults(desk)).toEqual([])
  await stuck.getByLabel('How').selectOption('by transfer')
  await stuck.getByLabel(/^Reference/).fill('Statement 14, line 2')
  await stuck.getByRole('button', { name: 'Note that it was paid' }).click()
  await expect(desk.getByText('Done. It is in the audit.')).toBeVisible()
  await expect(stuck).toHaveCount(0)
  await desk.goto('/admin/refunds')
  await expect(listed).toContainText(/paid another way on .*by transfer \(Statement 14, line 2\)/)

  expect((await world.mailTo(email, /paid back to you another way/)).text).toContain('Statement 14, line 2')
  await page.goto(booking)
  await expect(page.getByText('was paid back to you by transfer on')).toContainText('(Statement 14, line 2)')
  await page.getByRole('link', { name: 'Receipt' }).click()
  await expect(page.getByText('Refunded by transfer (Statement 14, line 2)')).toBeVisible()
  await page.setViewportSize(phone)
  expect(await faults(page)).toEqual([])
})
