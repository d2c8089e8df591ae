import { expect } from '@playwright/test'
import { chooseTime, giveDetails, outside, payWith, signIn, situation } from './people.ts'
import { test } from './sundial.ts'

test('a mentor connects Calendly, sells what is offered there, and learns when it has to be connected again', async ({
  page,
  browser,
  baseURL,
  request,
  complaints,
}) => {
  test.slow()
  const world = outside(request, baseURL!)
  await signIn(page, 'hana@sundial.test', 'sundial-demo')
  await page.goto('/mentor/calendars')
  expect(await complaints()).toEqual([])
  await page.getByRole('button', { name: 'Connect Calendly' }).click()
  await page.getByLabel('Your name').fill('Hana Novotná')
  await page.getByLabel('Your e-mail address at Calendly').fill('hana@calendly.test')
  await page.getByRole('button', { name: 'Allow' }).click()
  await expect(page).toHaveURL(/\/mentor\/calendars$/)
  const calendly = page.getByRole('article', { name: 'Calendly' })
  await expect(calendly.getByText('Connected', { exact: true })).toBeVisible()
  await expect(async () => {
    await page.reload()
    await expect(calendly.getByLabel('60 Minute Meeting, 60 minutes')).toBeVisible({ timeout: 1_000 })
  }).toPass()
  expect(await complaints()).toEqual([])

  await page
    .getByLabel('Career roadmap is kept by')
    .selectOption({ label: 'Calendly: 60 Minute Meeting, 60 minutes' })
  await page.getByRole('button', { name: 'Save: Career roadmap' }).click()
  await expect(calendly.getByText('60 Minute Meeting, 60 minutes: sold here as')).toBeVisible()
  await calendly.getByLabel('30 Minute Meeting, 30 minutes').check()
  await calendly.getByRole('button', { name: 'Make drafts of the chosen ones' }).click()
  await expect(calendly.getByRole('link', { name: '30 Minute Meeting' })).toBeVisible()

  const mentee = await (await browser.newContext({ baseURL: baseURL! })).newPage()
  const email = `ida-${Date.now()}@guest.test`
  await chooseTime(mentee, 'mentor-career-roadmap', { early: true, mentor: 'hana' })
  await giveDetails(mentee, { name: 'Ida Field', email })
  await mentee.getByLabel('What do you do today?').fill('I test interviews')
  await mentee.getByRole('button', { name: 'Continue to payment' }).click()
  await payWith(mentee, '4242424242424242')
  await expect(situation(mentee)).toHaveText('Confirmed')

  await world.calendarFaults([{ on: 'call', path: '/invitees', do: 'error', status: 500, times: 1_000 }])
  await mentee.getByRole('link', { name: 'Move it to another time' }).click()
  await mentee.getByRole('radio').last().check()
  await mentee.getByRole('button', { name: 'Move it here' }).click()
  const moving = mentee.getByRole('region', { name: /^Moving to / })
  await expect(moving).toContainText('Your mentor’s calendar has to answer first.')
  await page.goto(new URL(mentee.url()).pathname)
  await expect(page.getByRole('region', { name: /^Moving to / })).toContainText('Your calendar has to answer')
  expect(await complaints()).toEqual([])
  await world.calendarFaults([])
  await expect(moving).toHaveCount(0, { timeout: 60_000 })
  await page.goto('/mentor/calendars')

  await calendly.getByRole('button', { name: 'Disconnect' }).click()
  await expect(page.getByRole('alert')).toContainText('One session ahead stands in that calendar')

  const revoked = await mentee.goto('/sandbox/calendly')
  expect(revoked?.status()).toBe(200)
  await mentee
    .getByRole('row', { name: /Hana Novotná/ })
    .getByRole('button', { name: 'Take access back' })
    .click()
  await page.getByRole('button', { name: 'Read my sessions there again' }).last().click()
  await expect(page.getByRole('alert')).toContainText('Connect your calendar at Calendly first')
  await page.goto('/mentor/calendars')
  await expect(calendly.getByRole('button', { name: 'Connect Calendly again' })).toBeVisible()
  const mail = await world.mailTo('hana@sundial.test', /connected again/)
  expect(mail.text).toContain('Nothing that is booked is lost')
})

test('whoever says no at a company is told so, in our words and not in those of an address', async ({
  page,
}) => {
  await signIn(page, 'hana@sundial.test', 'sundial-demo')
  const said = new URLSearchParams({ error: 'access_denied', error_description: 'Call 555-0100 now' })
  await page.goto(`/mentor/calendars/calendly/return?${said}`)
  await expect(page.getByText('Calendly says that you did not say yes')).toBeVisible()
  await expect(page.getByText('555-0100')).toHaveCount(0)
  await page.goto('/mentor/calendars/calendly/return?code=forged&state=forged')
  await expect(page.getByText('This way back is over or another one')).toBeVisible()
  await page.getByRole('link', { name: 'Back to your calendars' }).click()
  await expect(page.getByRole('article', { name: 'Calendly' })).toBeVisible()
})
