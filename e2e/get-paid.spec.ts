import { expect } from '@playwright/test'
import { bookAndPay, guest, outside, signedIn, signIn, situation } from './people.ts'
import { test } from './sundial.ts'

test('a mentor’s share is held, then refused on its way, then sent again by an admin and paid', async ({
  page,
  browser,
  request,
  baseURL,
  complaints,
}) => {
  const world = outside(request, baseURL!)
  const { name, email } = guest('Paula')
  await bookAndPay(page, { name, email })

  await signIn(page, 'mentor@sundial.test', 'sundial-demo')
  await page.goto('/mentor/earnings')
  const share = page.getByRole('article').filter({ hasText: name })
  await expect(share).toContainText('76.50')
  await expect(share).toContainText('held until')
  expect(await complaints()).toEqual([])

  const admin = await signedIn(browser, baseURL!, 'admin@sundial.test')
  const listed = admin.getByRole('article').filter({ hasText: name })
  for (const [deed, sure, then] of [
    ['Stop it', 'Stop this payout', 'we are looking at it'],
    ['Let it go', 'Let this payout go', 'held until'],
  ]) {
    await admin.goto('/admin/payouts')
    await listed.getByText(deed!).click()
    await listed.getByLabel('Reason, kept in the audit').fill('Two accounts, one owner?')
    await listed.getByRole('button', { name: sure! }).click()
    await expect(listed).toContainText(then!)
    await page.reload()
    await expect(share).toContainText(then!)
  }

  await world.faults([{ on: 'call', path: '/v1/transfers', do: 'error', status: 400, times: 20 }])
  await world.advance('P16D')
  await world.faults([])
  await page.reload()
  await expect(share).toContainText('could not be sent')

  await admin.goto('/admin/payouts')
  await expect(listed).toContainText(/76\.50 to Ana .*, could not be sent\s*, due /)
  await expect(listed.getByRole('link', { name: 'Explain its money' })).toBeVisible()
  const states = admin.getByRole('navigation', { name: 'Payouts' })
  await states.getByRole('link', { name: 'Held' }).click()
  await expect(states.getByRole('link', { name: 'Held' })).toHaveAttribute('aria-current', 'page')
  await expect(listed).toHaveCount(0)
  await states.getByRole('link', { name: 'Failed' }).click()
  await expect(listed).toHaveCount(1)

  await admin.goto('/admin/stuck')
  const stuck = admin.getByRole('article').filter({ hasText: name })
  await expect(stuck).toContainText('A transfer that failed')
  await stuck.getByLabel('Reason, kept in the audit').fill('The payment company says it is mended.')
  await stuck.getByRole('button', { name: 'Try again' }).click()
  await expect(admin.getByText('Done. It is in the audit.')).toBeVisible()
  await expect(stuck).toHaveCount(0)
  await admin.goto('/admin/audit')
  await expect(admin.getByText('The payment company says it is mended.').first()).toBeVisible()

  await expect
    .poll(async () => {
      await page.reload()
      return share.textContent()
    })
    .toContain('paid on')
  await admin.goto('/admin/payouts?state=PAID')
  await expect(listed).toContainText('paid on')

  const toBank = page.getByRole('region', { name: 'To your bank' })
  await expect(toBank.getByRole('row').nth(1)).toContainText(/at your bank.*ends in 6789/)
  const sayAtTheCompany = async (bank: string, then: string) => {
    await toBank.getByRole('button', { name: 'Open your account there' }).click()
    await page.getByLabel('Bank account').fill(bank)
    await page.getByLabel('Pay out').selectOption('only when I say so')
    await page.getByRole('button', { name: then }).click()
    await page.goto('/mentor/earnings')
  }
  await sayAtTheCompany('000111111116', 'Pay out now')
  await expect(toBank).toContainText('about to leave')
  await world.advance('P2D')
  await page.reload()
  await expect(toBank.getByRole('row').nth(1)).toContainText(/came back.* knows no account .*ends in 1116/)
  await expect(page.getByText('it cannot pay them on to your bank')).toBeVisible()
  expect(await complaints()).toEqual([])
  await world.faults([{ on: 'call', path: '/v1/payouts', do: 'error', status: 500, times: 9 }])
  await page.reload()
  await expect(toBank).toContainText('cannot be shown just now')
  await world.faults([])
  await sayAtTheCompany('000123456789', 'Save')
  await expect
    .poll(async () => {
      await page.reload()
      return page.locator('main').textContent()
    })
    .toContain('All set:')
})

test('an admin’s rooms pass axe, and a key is shown once', async ({ page, complaints }) => {
  await signIn(page, 'admin@sundial.test', 'sundial-demo')
  for (const room of ['mentors?state=APPROVED', 'stuck', 'audit', 'keys']) {
    await page.goto(`/admin/${room}`)
    await expect(situation(page)).toBeVisible()
    expect(await complaints()).toEqual([])
  }
  await page.getByLabel('What the key is for').fill('A test')
  await page.getByRole('button', { name: 'Make a key' }).click()
  const secret = await page.getByRole('status').locator('code').textContent()
  expect(secret).toMatch(/^sun_/)
  await page.reload()
  await expect(page.getByText(secret ?? '')).toHaveCount(0)
  await page.getByRole('button', { name: 'Revoke A test' }).first().click()
  await expect(page.getByText(/^revoked/).first()).toBeVisible()
})
