import { expect, type Page } from '@playwright/test'
import { guest, outside, sessionIsOver, signedIn } from './people.ts'
import { test } from './sundial.ts'

/** A bank contests the newest payment: pressed on the payment company's page. */
async function contest(page: Page): Promise<void> {
  await page.goto('/sandbox/stripe')
  await page
    .getByRole('button', { name: /^Contest / })
    .first()
    .click()
  await expect(page.getByRole('button', { name: /^Won / }).first()).toBeVisible()
}

const share = (mentor: Page, name: string) => mentor.getByRole('article').filter({ hasText: name })

test('a bank contests a payment, an admin answers in time, it is lost, and everybody reads the same', async ({
  page,
  browser,
  request,
  baseURL,
  complaints,
}) => {
  test.slow()
  const world = outside(request, baseURL!)
  const { name, email } = guest('Dora')
  const booking = await sessionIsOver(page, world, { name, email })
  const desk = await signedIn(browser, baseURL!, 'admin@sundial.test')
  await contest(desk)

  const alert = await world.mailTo('admin@sundial.test', /^Dispute of .*90\.00: answer until /)
  expect(alert.text).toContain('/admin/disputes/')
  await expect
    .poll(async () => {
      await page.reload()
      return page.getByText('Your bank contests this payment.').count()
    })
    .toBe(1)

  const mentor = await signedIn(browser, baseURL!, 'mentor@sundial.test')
  await mentor.goto('/mentor/earnings')
  await expect(share(mentor, name)).toContainText('the mentee’s bank contests the payment')
  expect((await world.mailTo('mentor@sundial.test', /bank contests a payment/)).text).toContain(
    'Your share waits until that is decided.',
  )
  await mentor.goto(booking)
  await expect(mentor.getByText('We answer it; the bank decides.')).toBeVisible()

  await desk.goto('/admin/disputes')
  const waiting = desk.getByRole('article').filter({ hasText: name })
  await expect(waiting).toContainText('Answer until')
  expect(await complaints()).toEqual([])
  await waiting.getByRole('link').click()
  await expect(desk.getByText('The price as it was shown before paying')).toBeVisible()
  await expect(desk.getByText('booking: confirmed', { exact: false })).toBeVisible()
  await desk.getByLabel(/^In your words/).fill('losing_evidence')
  await desk.getByLabel('Why, kept in the audit').first().fill('The log shows that they met.')
  await desk.getByRole('button', { name: 'Send to the bank' }).click()
  await expect
    .poll(async () => {
      await desk.reload()
      return desk.getByRole('status').allTextContents()
    })
    .toContainEqual(expect.stringContaining('lost'))
  await expect(desk.getByRole('heading', { name: 'What was sent to the bank' })).toBeVisible()
  await expect(desk.getByRole('button', { name: 'Send to the bank' })).toHaveCount(0)

  await page.reload()
  await expect(page.getByText(/90\.00 given back to you by your bank on/)).toBeVisible()
  await mentor.goto('/mentor/earnings')
  await expect(share(mentor, name)).toContainText('nothing is left of it')
  await mentor.goto(booking)
  await expect(mentor.getByText('the bank decided for the mentee', { exact: false })).toBeVisible()
  expect((await world.mailTo('mentor@sundial.test', /decided for the mentee/)).text).toContain('0.00')
  await desk.goto(booking)
  await desk.getByRole('link', { name: 'Explain its money' }).click()
  const lost = desk.getByRole('listitem').filter({ hasText: 'Dispute lost' }).first()
  await expect(lost).toContainText('90.00')
  await desk.goto('/admin/audit')
  await expect(desk.getByText('The log shows that they met.').first()).toBeVisible()
})

test('contested after the share has left, it is taken back, and won it is paid again', async ({
  page,
  browser,
  request,
  baseURL,
}) => {
  test.slow()
  const world = outside(request, baseURL!)
  const { name, email } = guest('Delia')
  const booking = await sessionIsOver(page, world, { name, email })
  await world.advance('PT73H')
  const mentor = await signedIn(browser, baseURL!, 'mentor@sundial.test')
  await mentor.goto('/mentor/earnings')
  await expect(share(mentor, name)).toContainText('paid on')

  const desk = await signedIn(browser, baseURL!, 'admin@sundial.test')
  await contest(desk)
  await expect
    .poll(async () => {
      await mentor.goto('/mentor/earnings')
      return share(mentor, name).first().textContent()
    })
    .toContain('taken back')
  const debts = mentor.getByRole('region', { name: 'What had to be taken back' })
  await expect(debts.getByText(/76\.50 was taken back from your account/)).toBeVisible()
  await expect(debts.getByText('Nothing of it is owed any more.').first()).toBeVisible()
  await mentor.goto(booking)
  await expect(mentor.getByText('of your share had left already', { exact: false })).toBeVisible()

  await desk.goto('/sandbox/stripe')
  await desk.getByRole('button', { name: /^Won / }).first().click()
  await expect
    .poll(async () => {
      await mentor.goto('/mentor/earnings')
      return share(mentor, name).first().textContent()
    })
    .toContain('paid on')
})
