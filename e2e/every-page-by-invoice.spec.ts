import { expect, type Page } from '@playwright/test'
import { byInvoice } from './by-invoice.ts'
import { faults, visit } from './faults.ts'
import { chooseTime, outside, signedIn, situation } from './people.ts'
import { test } from './sundial.ts'

// Axe reads each page twice; a trace of every step would double that once more.
test.use({ configured: byInvoice, trace: 'off' })
test.describe.configure({ timeout: 150_000 })

/** The reference of the invoice that the page shows. */
const referenceOn = async (page: Page) =>
  /SD-\w{8}/.exec((await page.locator('main').textContent()) ?? '')![0]

/** Notes what became of the one thing to do that names this; the desk is looked at before and after. */
async function note(admin: Page, what: string | RegExp, button: RegExp): Promise<void> {
  const task = admin.getByRole('article').filter({ hasText: what })
  await expect
    .poll(async () => {
      await admin.goto('/admin/hand')
      return task.count()
    })
    .toBe(1)
  expect(await faults(admin)).toEqual([])
  await task.getByLabel('The bank’s reference, or why not').fill(' ')
  await task.getByRole('button', { name: button }).click()
  await expect(admin.getByRole('alert')).toBeVisible()
  expect(await faults(admin)).toEqual([])
  await task.getByLabel('The bank’s reference, or why not').fill('Statement 7, line 2')
  await task.getByRole('button', { name: button }).click()
  await expect(admin.getByText('Noted.')).toBeVisible()
  expect(await faults(admin)).toEqual([])
}

test('every page of paying by invoice fits a phone and passes axe in light and dark', async ({
  page,
  browser,
  request,
  baseURL,
}) => {
  await page.request.post('/sandbox/sign-in', { data: { email: 'mentee@sundial.test' } })
  await chooseTime(page, 'mentor-career-roadmap', { early: true })
  await visit(page, [page.url()])
  for (const box of await page.locator('form[id=details] textarea').all()) await box.fill('Many things')
  await page.getByRole('button', { name: 'Continue to payment' }).click()
  await expect(situation(page)).toHaveText('Invoice')
  const ofSession = page.url()
  const sessions = await referenceOn(page)
  await page.getByRole('link', { name: 'Back to what it is for' }).click()
  await expect(situation(page)).toHaveText('Waiting for your payment')
  const booking = page.url()
  await page.goto('/mentors/ana')
  await page.locator('a[href^="/packages/"] >> nth=0').click()
  await expect(situation(page)).toHaveText(/sessions of/)
  const offer = page.url()
  await page.getByRole('button', { name: 'Buy this package' }).click()
  await expect(situation(page)).toHaveText('Invoice')
  const ofPackage = page.url()
  const packages = await referenceOn(page)
  await page.getByRole('link', { name: 'Back to what it is for' }).click()
  await expect(situation(page)).toHaveText('Waiting for your payment')
  await visit(page, [ofSession, booking, offer, ofPackage, page.url(), '/packages'])
  await visit(page, ['/invoices/00000000-0000-4000-8000-000000000000'])

  const admin = await signedIn(browser, baseURL!, 'admin@sundial.test')
  await note(admin, packages, /^It does not come/)
  await note(admin, sessions, /^The whole amount is here/)
  await expect
    .poll(async () => {
      await page.goto(booking)
      return situation(page).textContent()
    })
    .toBe('Confirmed')
  await visit(page, [booking, ofSession, ofPackage, `${booking}/receipt`, `${booking}/cancel`])
  await page.getByRole('button', { name: 'Cancel the session' }).click()
  await expect(situation(page)).toHaveText('Cancelled')
  expect(await faults(page)).toEqual([])
  await note(admin, /statement: Statement 7, line 2/, /^It is sent/)
  await visit(admin, ['/admin/hand?show=over', '/admin/stuck', '/admin/differences', '/admin/disputes'])
  await outside(request, baseURL!).advance('PT1H')
  await visit(page, [booking])
})

test('every page of a mentor who is paid by hand does so too, and offers only what can be paid', async ({
  page,
}) => {
  await page.request.post('/sandbox/sign-in', { data: { email: 'mentor@sundial.test' } })
  await visit(page, ['/mentor/earnings', '/mentor/earnings/bank', '/mentor/packages', '/mentor/promotions'])
  await expect(page.getByLabel('Currency').locator('option')).not.toHaveCount(0)
  await page.goto('/mentor/sessions')
  await page.getByRole('button', { name: 'Use “Project review”' }).click()
  await expect(page.getByText('The payment company here cannot reserve an amount')).toBeVisible()
  await expect(page.getByLabel('Only save the card with a request')).toHaveCount(0)
  await expect(page.getByLabel('Fee when somebody does not come')).toHaveCount(0)
  await visit(page, [page.url()])
  const title = 'Paid by hand'
  await page.getByLabel('Title').fill(title)
  await page.getByLabel('Address', { exact: true }).fill('paid-by-hand')
  await page.getByLabel('The place itself').fill('https://meet.example.com/ana')
  await page.getByLabel('Price', { exact: true }).fill('80')
  await page.getByLabel('I accept each request first').check()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await page.goto('/mentor/sessions')
  const row = page.getByRole('listitem').filter({ hasText: title })
  await row.getByRole('button', { name: 'Publish' }).click()
  await expect(page.getByText('cannot wait for a yes')).toBeVisible()
  await visit(page, ['/mentor/sessions'])
})
