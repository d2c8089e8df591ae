import { expect, type Page } from '@playwright/test'
import { giveDetails, outside, payWith, signedIn, situation } from './people.ts'
import { test } from './sundial.ts'

const hour = 3_600_000

/** The mentor publishes a session at this price; the address of its page. */
async function publishAt(mentor: Page, slug: string, price: string, currency: string): Promise<string> {
  await mentor.goto('/mentor/sessions')
  await mentor.getByRole('button', { name: 'Use “Project review”' }).click()
  await mentor.getByLabel('Title').fill(`Review, ${slug}`)
  await mentor.getByLabel('Address', { exact: true }).fill(slug)
  await mentor.getByLabel('The place itself').fill('https://meet.example.com/ana')
  await mentor.getByLabel('Price', { exact: true }).fill(price)
  await mentor.getByLabel('Currency', { exact: true }).selectOption(currency)
  await mentor.getByRole('button', { name: 'Save' }).click()
  await expect(mentor.getByText('Saved.')).toBeVisible()
  await mentor.goto('/mentor/sessions')
  const row = mentor.getByRole('listitem').filter({ hasText: `Review, ${slug}` })
  await row.getByRole('button', { name: 'Publish' }).click()
  await expect(row.getByText('can be booked')).toBeVisible()
  return `/mentors/ana/${slug}`
}

const nowOf = async (page: Page) =>
  ((await (await page.request.get('/sandbox.json')).json()) as { now: string }).now

/** The mentor's statement of the last thirty days as its file's rows. */
async function statementOf(mentor: Page, currency: string): Promise<string[]> {
  const to = (await nowOf(mentor)).slice(0, 10)
  const from = new Date(Date.parse(to) - 30 * 24 * hour).toISOString().slice(0, 10)
  await mentor.goto(`/mentor/statement?${new URLSearchParams({ currency, from, to })}`)
  const address = await mentor.getByRole('link', { name: 'Download as CSV' }).getAttribute('href')
  return (await (await mentor.request.get(address!)).text()).trim().split('\r\n')
}

// Fees are rounded for the mentor, and amounts with three decimals end in a zero at the payment company.
for (const { currency, price, half, share, said } of [
  { currency: 'JPY', price: '5000', half: '2,500', share: '2125', said: '¥2,500' },
  { currency: 'KWD', price: '12.340', half: '6.170', share: '5.250', said: 'KWD 6.170' },
])
  test(`a session in ${currency} is priced, paid, half refunded, shared and told in its own units`, async ({
    page,
    browser,
    request,
    baseURL,
  }, info) => {
    test.slow()
    const world = outside(request, baseURL!)
    const email = `cora-${Date.now()}@guest.test`
    const name = `Cora ${Date.now()}`
    const mentor = await signedIn(browser, baseURL!, 'mentor@sundial.test')
    const address = await publishAt(
      mentor,
      `in-${currency}-${info.project.name}`.toLowerCase(),
      price,
      currency,
    )

    const whole = currency === 'JPY' ? /¥5,000(?![.\d])/ : /KWD\s12\.340(?!\d)/
    await page.goto('/mentors/ana')
    await expect(page.locator('main')).toContainText(whole)
    const soon = new Date(Date.parse(await nowOf(page)) + 48 * hour).toISOString().slice(0, 10)
    await page.goto(`${address}?from=${soon}`)
    await page.getByRole('radio').first().check()
    await page.getByRole('button', { name: 'Continue' }).click()
    await giveDetails(page, { name, email })
    await page.getByLabel('Where can I see the project?').fill('https://example.com/project')
    await expect(page.getByRole('complementary', { name: 'What you book' })).toContainText(whole)
    await page.getByRole('button', { name: 'Continue to payment' }).click()
    await expect(page.getByRole('button', { name: /^Pay / })).toContainText(whole)
    await payWith(page, '4242424242424242')
    await expect(situation(page)).toHaveText('Confirmed')

    const startsAt = Date.parse((await page.locator('aside time').first().getAttribute('datetime')) ?? '')
    const wait = Math.floor((startsAt - Date.parse(await nowOf(page))) / hour) - 18
    await world.advance(`PT${wait}H`)
    await page.getByRole('link', { name: 'Cancel this session' }).click()
    await expect(page.getByText(/You get back/)).toContainText(half)
    await page.getByRole('button', { name: 'Cancel the session' }).click()
    await expect(situation(page)).toHaveText('Cancelled')
    const told = await world.mailTo(email, /cancelled/)
    expect(told.text.replace(/\u00a0/g, ' ')).toContain(said)

    await mentor.goto('/mentor/earnings')
    await expect(mentor.getByRole('article').filter({ hasText: name })).toContainText(
      Number(share).toLocaleString('en', { minimumFractionDigits: currency === 'KWD' ? 3 : 0 }),
    )
    await expect(mentor.getByRole('article').filter({ hasText: name })).toContainText(
      'went back to your mentee',
    )
    await world.advance('P16D')
    await expect
      .poll(async () => (await statementOf(mentor, currency)).filter((row) => row.includes(`,-${share},`)))
      .toHaveLength(1)
    const rows = await statementOf(mentor, currency)
    expect(rows.at(-1)).toMatch(new RegExp(`,${currency === 'KWD' ? '0.000' : '0'},${currency}$`))
  })
