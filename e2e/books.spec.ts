import { expect } from '@playwright/test'
import { bookAndPay, guest, outside, signedIn, signIn } from './people.ts'
import { test } from './sundial.ts'

test('what a mentee paid has a receipt, and an admin follows it from the books to its origin', async ({
  page,
  browser,
  request,
  baseURL,
}) => {
  test.slow()
  const { name, email } = guest('Rosa')
  await bookAndPay(page, { name, email })
  const booking = new URL(page.url()).pathname
  await page.getByRole('link', { name: 'Receipt' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Receipt' })).toBeVisible()
  const number = await page.locator('dd').first().textContent()
  await expect(page.getByRole('row', { name: /^Paid / })).toContainText('90.00')
  const { text } = await outside(request, baseURL!).mailTo(email, /confirmed/)
  expect(text).toContain(`Receipt: ${number}`)

  const admin = await signedIn(browser, baseURL!, 'admin@sundial.test')
  await admin.goto('/admin/books')
  await admin.getByRole('row', { name: /^held/ }).getByRole('link').nth(2).click()
  await expect(admin.getByRole('heading', { level: 1, name: 'Ledger' })).toBeVisible()
  await expect(admin.getByText('In the account: held')).toBeVisible()

  await admin.goto(booking)
  await admin.getByRole('link', { name: 'Explain its money' }).click()
  const entry = admin.getByRole('article').filter({ hasText: 'Payment received' })
  await expect(entry).toContainText(name)
  await expect(entry).toContainText(/charge ch_\w+/)
  await expect(entry).toContainText(/checkout\.session\.completed evt_\w+/)
  await expect(entry).toContainText('payment.succeeded')
})

test('a statement is chosen by its days, and its file says what the page says', async ({ page }) => {
  await signIn(page, 'mentor@sundial.test', 'sundial-demo')
  await page.goto('/mentor/earnings')
  await page.getByRole('link', { name: 'Statement' }).click()
  const today = new Date(await page.locator('input[name=to]').inputValue())
  const begin = new Date(today.getTime() - 300 * 86_400_000).toISOString().slice(0, 10)
  await page.getByLabel('From').fill(begin)
  await page.getByRole('button', { name: 'Show' }).click()
  const shares = page.getByRole('row', { name: /Share of a session/ })
  await expect(shares.first()).toBeVisible()
  const address = await page.getByRole('link', { name: 'Download as CSV' }).getAttribute('href')
  const file = await page.request.get(address!)
  expect(file.headers()['content-type']).toContain('text/csv')
  const rows = (await file.text()).trim().split('\r\n')
  expect(rows[0]).toBe('Day,What,Ledger entry,Booking,Amount,Balance,Currency')
  expect(rows[1]).toMatch(/,Balance before,,,,-?[\d.]+,USD$/)
  expect(rows.at(-1)).toMatch(/,Balance after,,,,-?[\d.]+,USD$/)
  expect(rows.length).toBeGreaterThan(3)

  await page.context().clearCookies()
  expect((await page.request.get(address!)).status()).toBe(404)
})
