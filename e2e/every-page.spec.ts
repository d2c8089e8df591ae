import { expect } from '@playwright/test'
import { faults, phone, visit } from './faults.ts'
import {
  answersFirst,
  askFor,
  chooseTime,
  outside,
  payWith,
  sessionIsOver,
  signedIn,
  situation,
} from './people.ts'
import { test } from './sundial.ts'

// Axe reads each page twice; a trace of every step would double that once more.
test.use({ trace: 'off' })
test.describe.configure({ timeout: 180_000 })

const everybody = [
  ['/', '/?search=nobody+is+called+this', '/?start=18:00&price=fifty', '/mentors/ana'],
  ['/mentors/ana/intro-session'],
  ['/bookings', '/sign-in', '/sign-up', '/refunds', '/imprint', '/terms', '/privacy', '/accessibility'],
  ['/b/cut-off', '/no/such/page', '/sandbox', '/sandbox/stripe'],
  ['/sandbox/calcom', '/sandbox/calendly'],
].flat()

test('every page that anybody can open fits a phone and passes axe in light and dark', async ({ page }) => {
  await visit(page, everybody)
})

test('every page of a mentee fits a phone and passes axe in light and dark', async ({ page }) => {
  await page.request.post('/sandbox/sign-in', { data: { email: 'mentee@sundial.test' } })
  await visit(page, ['/bookings', '/bookings?show=past', '/packages', '/mentor/profile', '/admin'])
  await chooseTime(page, 'mentor-career-roadmap')
  expect(await faults(page)).toEqual([])
  for (const box of await page.locator('form[id=details] textarea').all()) await box.fill('Many things')
  await page.getByRole('button', { name: 'Continue to payment' }).click()
  await expect(page.getByLabel('Card number')).toBeVisible()
  expect(await faults(page)).toEqual([])
  await page.getByRole('link', { name: 'Back, without paying' }).click()
  await expect(situation(page)).toHaveText('Waiting for your payment')
  expect(await faults(page)).toEqual([])
  await page.getByRole('link', { name: 'Go to payment' }).click()
  await payWith(page, '4242424242424242')
  await expect(situation(page)).toHaveText('Confirmed')
  expect(await faults(page)).toEqual([])
  const booking = page.url()
  await visit(page, [`${booking}/receipt`, `${booking}/cancel`])
  await page.goto('/mentors/ana')
  await page.locator('a[href^="/packages/"] >> nth=0').click()
  await expect(situation(page)).toHaveText(/sessions of/)
  expect(await faults(page)).toEqual([])
  await page.getByRole('button', { name: 'Buy this package' }).click()
  await page.getByRole('link', { name: 'Back, without paying' }).click()
  await expect(situation(page)).toHaveText('Waiting for your payment')
  await visit(page, [page.url(), '/packages'])
})

test('every page of a mentor fits a phone and passes axe in light and dark', async ({ page }) => {
  await page.request.post('/sandbox/sign-in', { data: { email: 'mentor@sundial.test' } })
  const rooms = [
    '',
    '/profile',
    '/sessions',
    '/hours',
    '/hours/away',
    '/hours/2026-12-24',
    '/calendars',
    '/bookings',
    '/packages',
    '/promotions',
    '/earnings',
    '/statement',
    '/year',
  ]
  await visit(page, [...rooms.map((room) => `/mentor${room}`), '/bookings?as=mentor'])
  await page.goto('/mentor/sessions')
  await page.getByRole('link', { name: 'Edit Intro session' }).click()
  await expect(page.getByLabel('The place itself')).toBeVisible()
  expect(await faults(page)).toEqual([])
  await visit(page, [`${page.url()}/hosts`])
  await page.goBack()
  await page.getByRole('button', { name: 'Give it hours of its own' }).click()
  await expect(situation(page)).toHaveText('Hours of Intro session')
  expect(await faults(page)).toEqual([])
  await page.getByRole('button', { name: 'Let it follow your hours again' }).click()
  await expect(situation(page)).toHaveText('Intro session')
  await page.getByRole('button', { name: 'Keep it within certain hours' }).click()
  await expect(situation(page)).toHaveText('Hours that Intro session stays within')
  expect(await faults(page)).toEqual([])
  await page.getByRole('button', { name: 'Offer it at all hours again' }).click()
  await expect(situation(page)).toHaveText('Intro session')
  await page.goto('/mentor/bookings')
  await page
    .getByRole('link', { name: / with / })
    .first()
    .click()
  await expect(situation(page)).toHaveText('Confirmed')
  expect(await faults(page)).toEqual([])
  await visit(page, [`${page.url()}/cancel`, `${page.url()}/move`])
})

test('every page of one who gives another’s session fits a phone and passes axe in light and dark', async ({
  page,
  browser,
  baseURL,
}) => {
  await page.request.post('/sandbox/sign-in', { data: { email: 'mentor@sundial.test' } })
  await page.goto('/mentor/sessions')
  await page.getByRole('button', { name: 'Use “Intro session”' }).click()
  await page.getByRole('link', { name: 'Change who gives it' }).click()
  await page.getByLabel('Mentor 2', { exact: true }).fill('kofi')
  await page.getByRole('button', { name: 'Save who gives it' }).click()
  await expect(page.getByText('Not accepted yet: Kofi Mensah.')).toBeVisible()
  const hosts = `${new URL(page.url()).pathname}/hosts`
  const kofi = await signedIn(browser, baseURL!, 'kofi@sundial.test')
  await visit(kofi, ['/mentor/sessions', `${hosts}/hours`, hosts])
  await kofi.getByRole('button', { name: 'Take other hours for it' }).click()
  await expect(kofi.getByRole('button', { name: 'Let your usual hours count again' })).toBeVisible()
  expect(await faults(kofi)).toEqual([])
  await kofi.goto('/mentor/sessions')
  await kofi.getByRole('button', { name: /^Decline / }).click()
  await expect(kofi.getByRole('button', { name: /^Decline / })).toHaveCount(0)
})

test('every page of a request fits a phone and passes axe in light and dark', async ({
  page,
  browser,
  baseURL,
}) => {
  const mentor = await signedIn(browser, baseURL!, 'mentor@sundial.test')
  const type = await answersFirst(mentor)
  await page.setViewportSize(phone)
  await askFor(page, type, { name: 'Rhea Asks', email: `rhea-${Date.now()}@guest.test` })
  expect(await faults(page)).toEqual([])
  await visit(mentor, ['/mentor/bookings'])
  await mentor
    .getByRole('region', { name: 'Requests' })
    .getByRole('link', { name: /Rhea Asks/ })
    .click()
  await expect(situation(mentor)).toHaveText('Somebody asks for this session')
  expect(await faults(mentor)).toEqual([])
  await mentor.getByRole('button', { name: 'Decline the request of Rhea Asks' }).click()
  await expect(situation(mentor)).toHaveText('This request was not accepted')
  await page.reload()
  await expect(situation(page)).toHaveText('This request was not accepted')
  expect(await faults(page)).toEqual([])
})

test('every page of an admin fits a phone and passes axe in light and dark', async ({ page }) => {
  await page.request.post('/sandbox/sign-in', { data: { email: 'admin@sundial.test' } })
  const rooms = [
    'mentors',
    'mentors?state=APPROVED',
    'mentors?state=DECLINED',
    'stuck',
    'differences',
    'differences?show=over',
    'books',
    'tax',
    'tax?show=asked',
    'statement?mentor=ana',
    'ledger?account=held',
    'complaints',
    'complaints?show=over',
    'disputes',
    'disputes?show=over',
    'payouts',
    'payouts?state=HELD',
    'payouts?state=PAID',
    'payouts?state=BLOCKED',
    'payouts?state=FAILED',
    'refunds',
    'refunds?state=PENDING',
    'refunds?state=SUCCEEDED',
    'refunds?state=FAILED',
    'debts',
    'debts?show=over',
    'audit',
    'providers',
    'packages',
    'promotions',
    'fees',
    'fees?show=over',
    'keys',
    'policy',
  ]
  await visit(
    page,
    rooms.map((room) => `/admin/${room}`),
  )
})

test('every page after a session fits a phone and passes axe in light and dark', async ({
  page,
  request,
  baseURL,
}) => {
  const as = (email: string) => page.request.post('/sandbox/sign-in', { data: { email } })
  const [mentee, mentor, admin] = ['mentee', 'mentor', 'admin'].map((name) => `${name}@sundial.test`)
  await as(mentee!)
  const booking = await sessionIsOver(page, outside(request, baseURL!))
  await visit(page, [booking, `${booking}/complaint`])
  await page.getByLabel('What happened?').fill('Nobody came.')
  await page.getByRole('button', { name: 'Say that it did not take place' }).click()
  await expect(page.getByText('Your mentor can answer.')).toBeVisible()
  expect(await faults(page)).toEqual([])
  await as(mentor!)
  await visit(page, [booking, `${booking}/no-show`, `${booking}/complaint`])
  await page.getByLabel('What happened?').fill('We met.')
  await page.getByRole('button', { name: 'It did take place' }).click()
  await expect(page.getByText('Somebody at Sundial decides now')).toBeVisible()
  expect(await faults(page)).toEqual([])
  await as(admin!)
  await visit(page, [booking, '/admin/complaints'])
  await page.getByRole('link', { name: /Ana/ }).last().click()
  await expect(page.getByRole('button', { name: 'Decide' })).toBeVisible()
  expect(await faults(page)).toEqual([])
  await visit(page, [booking.replace('/bookings/', '/admin/refunds/')])
  await page.goto('/sandbox/stripe')
  await page
    .getByRole('button', { name: /^Contest / })
    .first()
    .click()
  await expect(page.getByRole('button', { name: /^Lost / }).first()).toBeVisible()
  await expect
    .poll(async () => {
      await page.goto('/admin/disputes')
      return page.getByText('Answer until').count()
    })
    .toBeGreaterThan(0)
  expect(await faults(page)).toEqual([])
  await page.getByRole('link', { name: /Ana/ }).last().click()
  await expect(page.getByRole('button', { name: 'Send to the bank' })).toBeVisible()
  expect(await faults(page)).toEqual([])
  await visit(page, [booking])
})
