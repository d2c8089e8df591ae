import { expect, type Page } from '@playwright/test'
import { chooseTime, giveDetails, outside, payWith, signedIn, signIn, situation } from './people.ts'
import { test } from './sundial.ts'

async function makeCode(page: Page, code: string, percent: string): Promise<void> {
  await page.getByLabel('Code', { exact: true }).fill(code)
  await page.getByLabel('Percent off').fill(percent)
  await page.getByRole('button', { name: 'Make this code' }).click()
  await expect(page.getByText(`The code ${code.toUpperCase()} can be used now.`)).toBeVisible()
}

const summary = (page: Page) => page.getByRole('complementary', { name: 'What you book' })

test('an admin’s code is tried, seen before and after paying, and costs the mentor nothing', async ({
  page,
  browser,
  baseURL,
  request,
  complaints,
}) => {
  const code = `SPRING-${Date.now()}`
  const name = `Paula ${Date.now()}`
  const email = `paula-${Date.now()}@guest.test`
  const admin = await signedIn(browser, baseURL!, 'admin@sundial.test')
  await admin.goto('/admin/promotions')
  await makeCode(admin, code.toLowerCase(), '20')
  await makeCode(admin, `${code}-ALL`, '100')

  await chooseTime(page, 'mentor-career-roadmap')
  await giveDetails(page, { name, email })
  await page.getByLabel('Promotion code').fill('NO-SUCH-CODE')
  await page.getByRole('button', { name: 'Apply' }).click()
  await expect(page.getByText('This code is not valid here.')).toBeVisible()
  await expect(page.getByLabel('Your name')).toHaveValue(name)
  await page.getByLabel('Promotion code').fill(` ${code.toLowerCase()} `)
  await page.getByRole('button', { name: 'Apply' }).click()
  await expect(summary(page)).toContainText(`Promotion ${code}`)
  await expect(summary(page)).toContainText('72.00')
  await expect(page.getByLabel('Your e-mail address')).toHaveValue(email)
  expect(await complaints()).toEqual([])
  await page.getByRole('button', { name: 'Continue to payment' }).click()
  await expect(page.getByRole('button', { name: /^Pay / })).toContainText('72.00')
  await payWith(page, '4242424242424242')
  await expect(situation(page)).toHaveText('Confirmed')
  await expect(summary(page)).toContainText(`Promotion ${code}`)
  await expect(summary(page)).toContainText('18.00')
  const mail = await outside(request, baseURL!).mailTo(email, /confirmed/)
  expect(mail.text).toContain(`Promotion ${code}: -$18.00`)

  await signIn(page, 'mentor@sundial.test', 'sundial-demo')
  await page.goto('/mentor/earnings')
  const share = page.getByRole('article').filter({ hasText: name })
  await expect(share).toContainText('76.50')
  await expect(share).toContainText(new RegExp(`Promotion ${code} -.*18.00, borne by Sundial`))
  await admin.reload()
  const made = admin.getByRole('article').filter({ has: admin.getByRole('heading', { name: `${code}:` }) })
  await expect(made).toContainText('used once')
  await made.getByRole('button', { name: 'Withdraw' }).click()
  await expect(made).toContainText('withdrawn')
})

test('a code for everything books without paying, and without JavaScript', async ({ browser, baseURL }) => {
  const code = `GIFT-${Date.now()}`
  const mentor = await signedIn(browser, baseURL!, 'mentor@sundial.test')
  await mentor.goto('/mentor/promotions')
  await makeCode(mentor, code, '100')

  const context = await browser.newContext({ baseURL: baseURL!, javaScriptEnabled: false })
  const page = await context.newPage()
  await chooseTime(page, 'mentor-career-roadmap')
  await giveDetails(page, { name: 'Nora Noscript', email: `nora-${Date.now()}@guest.test` })
  await page.getByLabel('Promotion code').fill(code)
  await page.getByRole('button', { name: 'Apply' }).click()
  await expect(summary(page)).toContainText('Free')
  await page.getByRole('button', { name: 'Book this session' }).click()
  await expect(situation(page)).toHaveText('Confirmed')
  await mentor.reload()
  await expect(mentor.getByRole('article').filter({ hasText: code })).toContainText('used once')
})
