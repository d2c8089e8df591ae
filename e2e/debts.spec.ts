import { expect } from '@playwright/test'
import { faults, phone } from './faults.ts'
import { guest, outside, sessionIsOver, signedIn } from './people.ts'
import { test } from './sundial.ts'

test('what a mentor owes is paid in part at the bank and given up for the rest, and the mentor reads the same', async ({
  page,
  browser,
  request,
  baseURL,
}) => {
  test.slow()
  const world = outside(request, baseURL!)
  const { name, email } = guest('Dena')
  const booking = await sessionIsOver(page, world, { name, email })
  await world.advance('PT73H')
  await world.faults([
    { on: 'call', path: '/v1/transfers/{id}/reversals', do: 'error', status: 400, times: 20 },
  ])
  const desk = await signedIn(browser, baseURL!, 'admin@sundial.test')
  await desk.goto(booking.replace('/bookings/', '/admin/refunds/'))
  await desk.getByLabel('Amount').fill('90')
  await desk.getByLabel(/^Mentor and we/).check()
  await desk.getByLabel(/^Reason/).fill('They agreed to it.')
  await desk.getByRole('button', { name: 'Give it back' }).click()
  await expect(desk.getByText('Nothing is left of this payment')).toBeVisible()
  await world.advance('PT1M')
  await world.faults([])

  await desk.setViewportSize(phone)
  await desk.goto('/admin/debts')
  const owing = desk.getByRole('article').filter({ hasText: name })
  await expect(owing.getByRole('heading')).toHaveText(/^Ana .* owes us /)
  await expect(owing.getByRole('listitem').filter({ hasText: name })).toContainText('76.50')
  expect(await faults(desk)).toEqual([])
  await owing.getByRole('link', { name: new RegExp(name) }).click()
  await expect(desk.getByRole('heading', { level: 1, name: 'A debt' })).toBeVisible()
  expect(await faults(desk)).toEqual([])

  const left = desk.locator('dd').getByRole('status')
  const paid = desk.getByRole('region', { name: 'It was paid in another way' })
  await paid.getByLabel('Amount').fill('100')
  await paid.getByLabel('Reference on').fill('Statement 12')
  await paid.getByLabel('The day on which').fill('2026-01-05')
  await paid.getByRole('button', { name: 'Note that it came' }).click()
  await expect(desk.getByRole('alert')).toContainText('That is more than is owed.')
  await expect(paid.getByLabel('Reference on')).toHaveValue('Statement 12')
  await paid.getByLabel('Amount').fill('20,50')
  await paid.getByRole('button', { name: 'Note that it came' }).click()
  await expect(desk.getByText(/20\.50, Statement 12/)).toBeVisible()
  await expect(left).toContainText('56.00')

  const given = desk.getByRole('region', { name: 'Give it up' })
  await given.getByRole('button', { name: 'Write it off' }).click()
  await expect(desk.getByRole('alert')).toContainText('Say why')
  await given.getByLabel(/^Reason/).fill('The rest is ours to bear.')
  await given.getByRole('button', { name: 'Write it off' }).click()
  await expect(left).toHaveText('nothing is open')
  await expect(desk.getByRole('button', { name: 'Write it off' })).toHaveCount(0)
  await desk.getByRole('link', { name: 'See all of its entries' }).click()
  await expect(desk.getByText('The rest is ours to bear.').first()).toBeVisible()
  await desk.goto('/admin/debts?show=over')
  await expect(desk.getByRole('article').filter({ hasText: name })).toContainText('nothing is open')

  const mentor = await signedIn(browser, baseURL!, 'mentor@sundial.test')
  await mentor.goto('/mentor/earnings')
  const debts = mentor.getByRole('region', { name: 'What had to be taken back' })
  await expect(debts.getByText(/20\.50 was paid by you, and arrived on .*5/)).toBeVisible()
  await expect(debts.getByText(/56\.00 was given up by us/)).toBeVisible()
  await expect(debts.getByText('Nothing of it is owed any more.').first()).toBeVisible()
  await mentor.setViewportSize(phone)
  expect(await faults(mentor)).toEqual([])
})
