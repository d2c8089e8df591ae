import { expect, type Page } from '@playwright/test'
import { chooseTime, outside, payWith, signedIn, situation } from './people.ts'
import { test } from './sundial.ts'

const roadmap = 'mentor-career-roadmap'

/** Books the first free time with a session of the package. */
async function spendOne(page: Page, left: number): Promise<string> {
  await chooseTime(page, roadmap, { early: true })
  await expect(page.getByRole('radio', { name: new RegExp(`one of your ${left} sessions`) })).toBeChecked()
  await expect(page.getByLabel('Promotion code')).toBeHidden()
  for (const box of await page.locator('form[id=details] textarea').all())
    await box.fill('How to lead a team')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(situation(page)).toHaveText('Confirmed')
  await expect(page.getByText('Paid with a session of your package.')).toBeVisible()
  return page.url()
}

async function signUp(page: Page, name: string, email: string): Promise<void> {
  await page.goto('/sign-up')
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password').fill('a long enough password')
  await page.getByRole('button', { name: 'Sign up' }).click()
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
}

test('five sessions are bought, two booked, one given back, the mentor paid, the rest returned; all without JavaScript', async ({
  browser,
  request,
  baseURL,
}) => {
  test.slow()
  const world = outside(request, baseURL!)
  const [name, email] = [`Petra ${Date.now()}`, `petra-${Date.now()}@guest.test`]
  const mentor = await signedIn(browser, baseURL!, 'mentor@sundial.test')
  await mentor.goto('/mentor/packages')
  await mentor.getByLabel('Of which session').selectOption({ label: 'Career roadmap (USD)' })
  await mentor.getByLabel('How many sessions').fill('5')
  await mentor.getByLabel('Price of all together').fill('450.01')
  await mentor.getByLabel('Months in which they can be booked').fill('6')
  await mentor.getByRole('button', { name: 'Offer it' }).click()
  await expect(mentor.getByText('a package is not dearer')).toBeVisible()
  await mentor.getByLabel('Price of all together').fill('400')
  await mentor.getByRole('button', { name: 'Offer it' }).click()
  await expect(mentor.getByText('It is on your page now.')).toBeVisible()

  const plain = await browser.newContext({ baseURL: baseURL!, javaScriptEnabled: false })
  const page = await plain.newPage()
  await signUp(page, name, email)
  await page.goto('/mentors/ana')
  await page
    .getByRole('link', { name: /5 sessions of Career roadmap .* each/ })
    .first()
    .click()
  await expect(page.getByText('goes back by itself, the way you paid')).toBeVisible()
  await page.getByRole('button', { name: 'Buy this package' }).click()
  await payWith(page, '4242424242424242')
  await expect(situation(page)).toHaveText('Yours to book')
  await expect(page.getByText('5 of 5 left')).toBeVisible()
  const purchase = page.url()
  expect((await world.mailTo(email, /yours to book/)).text).toContain('$400.00, $80.00 each')

  const kept = await spendOne(page, 5)
  await spendOne(page, 4)
  await page.getByRole('link', { name: /^Cancel/ }).click()
  await expect(page.getByText('The session goes back into your package')).toBeVisible()
  await page.getByRole('button', { name: 'Cancel the session' }).click()
  await expect(page.getByText('The session went back into your package')).toBeVisible()
  expect((await world.mailTo(email, /cancelled/)).text).toContain('goes back into your package')
  await page.goto('/packages')
  await expect(page.getByText('4 of 5 left')).toBeVisible()

  await world.advance('P16D')
  await page.goto(kept)
  await expect(situation(page)).toHaveText('This session is over')
  await mentor.goto('/mentor/earnings')
  const share = mentor.getByRole('article').filter({ hasText: name }).filter({ hasText: '68.00' })
  await expect(share).toContainText('paid on')

  const admin = await signedIn(browser, baseURL!, 'admin@sundial.test')
  await admin.goto('/admin/packages')
  const bought = admin.getByRole('listitem').filter({ hasText: name })
  await expect(bought).toContainText('320.00')
  await bought.getByLabel('Why').fill('She changed her plans.')
  await bought.getByRole('button', { name: 'Give the rest back' }).click()
  await expect(bought).toContainText('We ended it and gave the rest back.')
  await page.goto(purchase)
  const money = page.getByRole('region', { name: 'Your money' })
  await expect(money.getByRole('listitem').filter({ hasText: '320.00' })).toHaveText(/back to you/)
  expect((await world.mailTo(email, /has ended/)).text).toContain('$320.00 goes back to you the way you paid')
})

test('whoever changes their mind gives the rest back within two weeks, as much as the page said', async ({
  browser,
  baseURL,
  page,
  complaints,
}) => {
  const mentor = await signedIn(browser, baseURL!, 'mentor@sundial.test')
  await mentor.goto('/mentor/packages')
  await mentor.getByLabel('Of which session').selectOption({ label: 'Career roadmap (USD)' })
  await mentor.getByLabel('How many sessions').fill('3')
  await mentor.getByLabel('Price of all together').fill('250')
  await mentor.getByLabel('Months in which they can be booked').fill('3')
  await mentor.getByRole('button', { name: 'Offer it' }).click()
  await expect(mentor.getByText('It is on your page now.')).toBeVisible()

  await signUp(page, 'Quinn Changes', `quinn-${Date.now()}@guest.test`)
  await page.goto(`/mentors/ana/${roadmap}`)
  await page
    .getByRole('link', { name: /3 sessions .*250\.00.*83\.33/ })
    .first()
    .click()
  expect(await complaints()).toEqual([])
  await page.getByRole('button', { name: 'Buy this package' }).click()
  await payWith(page, '4242424242424242')
  await expect(situation(page)).toHaveText('Yours to book')
  expect(await complaints()).toEqual([])
  await page.getByRole('button', { name: 'Give the rest back' }).click()
  await expect(situation(page)).toHaveText('Ended')
  await expect(page.getByText('You gave the rest back.')).toBeVisible()

  await mentor.reload()
  const offered = mentor.getByRole('article').filter({ hasText: '250.00' }).first()
  await expect(offered).toContainText('bought once')
  await offered.getByRole('button', { name: 'Withdraw' }).click()
  await expect(offered).toContainText('withdrawn')
})

test('a bank contests the payment of a package: an admin reads what it was, answers once, and it is won', async ({
  browser,
  baseURL,
  request,
  page,
  complaints,
}) => {
  const world = outside(request, baseURL!)
  const owner = `Rhea ${Date.now()}`
  await signUp(page, owner, `rhea-${Date.now()}@guest.test`)
  await page.goto(`/mentors/ana/${roadmap}`)
  await page
    .getByRole('link', { name: /5 sessions/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Buy this package' }).click()
  await payWith(page, '4242424242424242')
  await expect(situation(page)).toHaveText('Yours to book')
  const booking = await spendOne(page, 5)

  const desk = await signedIn(browser, baseURL!, 'admin@sundial.test')
  await desk.goto('/sandbox/stripe')
  await desk
    .getByRole('button', { name: /^Contest / })
    .first()
    .click()
  const alert = await world.mailTo('admin@sundial.test', /^Dispute of .*400\.00: answer until/)
  await desk.goto('/admin/disputes')
  const waiting = desk.getByRole('article').filter({ hasText: owner })
  await expect(waiting).toContainText('Answer until')
  await waiting.getByRole('link', { name: /^Package of / }).click()
  expect(alert.text).toContain(new URL(desk.url()).pathname)
  await expect(desk.getByText('Booked of it: 1 of 5')).toBeVisible()
  await expect(desk.getByText('4 of 5 sessions')).toBeVisible()
  await page.reload()
  await expect(page.getByText('Your bank contests this payment.')).toBeVisible()
  const mentor = await signedIn(browser, baseURL!, 'mentor@sundial.test')
  await mentor.goto(booking)
  await expect(
    mentor.getByRole('heading', { name: 'The bank contests the payment of the package' }),
  ).toBeVisible()
  expect((await world.mailTo('mentor@sundial.test', new RegExp(`^${owner}’s bank contests`))).text).toContain(
    'What is to be paid out of it waits',
  )
  expect(await complaints()).toEqual([])
  await desk.getByLabel(/^In your words/).fill('winning_evidence')
  await desk.getByLabel('Why, kept in the audit').first().fill('It was never used, and can be returned.')
  await desk.getByRole('button', { name: 'Send to the bank' }).click()
  await expect
    .poll(async () => {
      await desk.reload()
      return desk.getByRole('status').allTextContents()
    })
    .toContainEqual(expect.stringContaining('won'))
  await expect(desk.getByRole('button', { name: 'Send to the bank' })).toHaveCount(0)
  await mentor.reload()
  await expect(mentor.getByText('The bank decided for you: the payment stands.')).toBeVisible()
  await desk.getByRole('link', { name: 'Open the package' }).click()
  await expect(situation(desk)).toHaveText('Yours to book')
})
