import { type APIRequestContext, type Browser, expect, type Page } from '@playwright/test'
import { Temporal } from 'temporal-polyfill'
import { type Rules, shownIn, startsBy } from './exact-times.ts'
import { signedIn, situation } from './people.ts'
import { test } from './sundial.ts'

test.describe.configure({ timeout: 240_000 })

const slug = 'two-extras'
const berlin = 'Europe/Berlin'
const weekdays: Rules['weekly'] = Object.fromEntries(
  [1, 2, 3, 4, 5].map((day) => [
    day,
    [['09:00', '13:00'], ...(day === 3 ? [['18:00', '20:00'] as const] : [])],
  ]),
)

/** The sandbox's today in Berlin, and a Wednesday three weeks on. */
async function dates(request: APIRequestContext) {
  const { now } = (await (await request.get('/sandbox.json')).json()) as { now: string }
  const today = Temporal.Instant.from(now).toZonedDateTimeISO(berlin).toPlainDate()
  return { today, dayOff: today.add({ days: 24 - today.dayOfWeek }).toString() }
}

async function becomeMentor(page: Page, browser: Browser, baseURL: string, handle: string): Promise<void> {
  await page.goto('/sign-up?to=/mentor')
  await page.getByLabel('Name', { exact: true }).fill('Nils Neu')
  await page.getByLabel('E-mail address').fill(`${handle}-${Date.now()}@guest.test`)
  await page.getByLabel('Password').fill('a long enough password')
  await page.getByRole('button', { name: 'Sign up' }).click()
  await expect(situation(page)).toHaveText('Become a mentor')
  await page.getByLabel('Address of your page').fill(handle)
  await page.getByLabel('Headline').fill('Reads what you have written')
  await page.getByLabel('About you').fill('Twenty years of editing.')
  await page.getByLabel('Topics').fill('writing')
  await page.getByRole('button', { name: 'Hand in my profile' }).click()
  await expect(page.getByText('Your profile waits for an admin.')).toBeVisible()
  const admin = await signedIn(browser, baseURL, 'admin@sundial.test')
  await admin.goto('/admin/mentors')
  const application = admin.getByRole('article').filter({ hasText: handle })
  await application.getByRole('button', { name: /^Approve/ }).click()
  await expect(application).toHaveCount(0)
  await page.goto('/mentor/earnings')
  await page.getByRole('button', { name: 'Set up payouts' }).click()
  await page.getByRole('button', { name: 'Finish', exact: true }).click()
  // The payment company looks at the account, and tells by a webhook.
  const earnings = async () => (await page.request.get('/mentor/earnings')).text()
  await expect.poll(earnings, { timeout: 20_000 }).toContain('All set: payouts reach your account.')
}

/** Hours, a day off and a holiday country, each on the page where somebody would look for it. */
async function setHours(page: Page, dayOff: string): Promise<void> {
  await page.getByRole('link', { name: 'Hours' }).click()
  await page.getByLabel('Your hours are in this zone').selectOption(berlin)
  await page.getByLabel('Monday, from', { exact: true }).selectOption('09:00')
  await page.getByLabel('Monday, until', { exact: true }).selectOption('13:00')
  await page.getByRole('button', { name: 'Copy Monday to Tuesday–Friday, and save' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await page.getByLabel('Wednesday, from, range 2').selectOption('18:00')
  await page.getByLabel('Wednesday, until, range 2').selectOption('20:00')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByLabel('Wednesday, until, range 2')).toHaveValue('20:00')
  await page.getByRole('link', { name: 'Time off, holidays, travel and limits' }).click()
  await page.getByLabel('First day').first().fill(dayOff)
  await page.getByLabel('Last day').first().fill(dayOff)
  await page.getByRole('button', { name: 'Take these days off' }).click()
  await expect(page.getByRole('button', { name: `Remove ${dayOff}` })).toBeVisible()
  await page.getByLabel('Holidays of').selectOption({ label: 'Portugal' })
  await page.getByRole('button', { name: 'Save' }).first().click()
  await expect(page.getByText('Christmas Day').first()).toBeVisible()
}

async function offer(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Sessions', exact: true }).click()
  await page.getByRole('button', { name: /^Use .*Project review/ }).click()
  await page.getByLabel('Address', { exact: true }).fill(slug)
  await page.getByLabel('The place itself').fill('https://meet.example.com/nils')
  await page.getByLabel('Price', { exact: true }).fill('50')
  for (const [n, label, kind, price] of [
    [1, 'Pages to read', 'NUMBER', '5'],
    [2, 'Recording', 'CHECKBOX', '10'],
  ] as const) {
    const row = page.getByRole('group', { name: `Question ${n}`, exact: true })
    await row.getByRole('textbox', { name: `Question ${n}` }).fill(label)
    await row.getByLabel('Answered with').selectOption(kind)
    await row.getByRole('checkbox').setChecked(false)
    await row.getByLabel('Adds to the price').fill(price)
  }
  const status = page.locator('form#session-type').getByRole('status')
  await expect(status).toContainText(/Once it is published: \d+ open times/)
  // Eight days: none of the next seven, whatever the hour.
  await page.getByLabel('Notice in minutes').fill('11520')
  await expect(status).toContainText('0 open times')
  await page.getByLabel('Notice in minutes').fill('240')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await page.goto('/mentor/sessions')
  await page.getByRole('button', { name: 'Publish' }).click()
  await expect(page.getByText('can be booked')).toBeVisible()
}

/** The starts that the mentee's page offers on a day, and the clock that it writes beside each. */
async function offeredOn(request: APIRequestContext, address: string, day: string, zone: string) {
  const query = new URLSearchParams({ day, from: day, zone })
  const html = await (
    await request.get(`${address}?${query}`, { headers: { 'accept-language': 'en-GB' } })
  ).text()
  const radios = html.matchAll(/name="at"[^>]*value="([^"]+)".*?<time dateTime="[^"]+">([^<]+)<\/time>/gs)
  return [...radios].map(([, at = '', clock = '']) => ({ at, clock }))
}

test('the mentee’s page shows exactly what a new mentor has set up, in Kolkata and in New York', async ({
  page,
  browser,
  baseURL,
  request,
  complaints,
}, info) => {
  // A mentor's whole first day.
  test.slow()
  const handle = `nils-${info.project.name}`.slice(0, 30)
  const { today, dayOff } = await dates(request)
  await becomeMentor(page, browser, baseURL!, handle)
  await setHours(page, dayOff)
  await offer(page)

  const rules = { zone: berlin, weekly: weekdays, dayOff, minutes: 45 }
  // From the day after tomorrow, which no notice reaches, to where the sixty days end in any zone.
  const [first, last] = [today.add({ days: 2 }), today.add({ days: 59 })]
  const expected = startsBy(rules, first.subtract({ days: 2 }).toString(), last.add({ days: 1 }).toString())
  const address = `/mentors/${handle}/${slug}`
  for (const zone of ['Asia/Kolkata', 'America/New_York']) {
    for (let day = first; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
      const date = day.toString()
      const wanted = expected.map((at) => ({ at, ...shownIn(zone, at) })).filter((each) => each.day === date)
      const shown = await offeredOn(request, address, date, zone)
      expect(shown, `${date} in ${zone}`).toEqual(wanted.map(({ at, clock }) => ({ at, clock })))
    }
  }

  const context = await browser.newContext({ baseURL: baseURL!, timezoneId: 'Asia/Kolkata', locale: 'en-GB' })
  const mentee = await context.newPage()
  const at = expected.find((each) => each > last.subtract({ days: 9 }).toString()) ?? ''
  const { day, clock } = shownIn('Asia/Kolkata', at)
  await mentee.goto(`${address}?${new URLSearchParams({ zone: 'Asia/Kolkata', day, time: at })}`)
  await expect(mentee.getByRole('radio', { checked: true })).toHaveValue(at)
  await expect(mentee.getByRole('radio', { checked: true }).locator('..')).toContainText(clock)
  await mentee.getByRole('button', { name: 'Continue' }).click()
  await expect(mentee.getByRole('complementary', { name: 'What you book' })).toContainText(clock)
  await expect(mentee.getByLabel(/Pages to read.*5\.00 each/)).toBeVisible()
  await mentee.getByLabel(/Recording.*10\.00/).check()
  await expect(mentee.locator('[data-total]')).toContainText('60.00')
  await page.goto('/mentor/hours')
  expect(await complaints()).toEqual([])
})
