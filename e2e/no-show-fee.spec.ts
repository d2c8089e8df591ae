import { expect, type Page } from '@playwright/test'
import { giveDetails, outside, payWith, signedIn, situation } from './people.ts'
import { test } from './sundial.ts'

/** Ana publishes a free session for which somebody who does not come pays; the address of its page. */
async function freeWithFee(mentor: Page): Promise<string> {
  const title = `Free with a fee ${Date.now()}`
  await mentor.goto('/mentor/sessions')
  await mentor.getByRole('button', { name: 'Duplicate Project review' }).click()
  await mentor.getByLabel('Title').fill(title)
  await mentor.getByLabel('Price', { exact: true }).fill('0')
  await mentor.getByLabel('Fee when somebody does not come').fill('20')
  await mentor.getByRole('button', { name: 'Save' }).click()
  await expect(mentor.getByText('Saved.')).toBeVisible()
  await expect(mentor.getByLabel('Fee when somebody does not come')).toHaveValue('20.00')
  const slug = await mentor.getByLabel('Address').first().inputValue()
  await mentor.goto('/mentor/sessions')
  const row = mentor.getByRole('listitem').filter({ hasText: title })
  await row.getByRole('button', { name: 'Publish' }).click()
  await expect(row.getByRole('button', { name: 'Take offline' })).toBeVisible()
  return `/mentors/ana/${slug}`
}

type Who = { name: string; email: string }

/** Chooses the first free time and agrees to the fee: the page on which a card is saved. */
async function agree(page: Page, type: string, who: Who): Promise<void> {
  await page.goto(type)
  await expect(page.getByText('if you do not come')).toBeVisible()
  await page.getByRole('radio').first().check()
  await page.getByRole('button', { name: 'Continue' }).click()
  await giveDetails(page, who)
  await page.getByLabel(/I agree that \S*20\.00 may be charged/).check()
  await page.getByRole('button', { name: 'Continue to save your card' }).click()
  await expect(page.getByText('Nothing is charged now')).toBeVisible()
}

/** Agrees, saves the card and lets the session pass. */
async function stayAway(
  page: Page,
  type: string,
  { world, who, card }: { world: ReturnType<typeof outside>; who: Who; card: string },
): Promise<void> {
  await agree(page, type, who)
  await page.getByLabel('Card number').fill(card)
  await page.getByRole('button', { name: 'Save card' }).click()
  await expect(situation(page)).toHaveText('Confirmed')
  await expect(page.getByText('is charged to the card that you saved only if you do not come')).toBeVisible()
  const startsAt = await page.locator('aside time').first().getAttribute('datetime')
  const { now } = (await (await page.request.get('/sandbox.json')).json()) as { now: string }
  const hours = Math.ceil((Date.parse(startsAt ?? '') - Date.parse(now)) / 3_600_000) + 2
  await world.advance(`PT${hours}H`)
}

async function reportMissing(mentor: Page, booking: string, name: string): Promise<void> {
  await mentor.goto(booking)
  await mentor.getByRole('link', { name: 'Somebody did not come' }).click()
  await expect(mentor.getByText('Unless they say within 48 hours that it was otherwise')).toBeVisible()
  await mentor.getByLabel(`${name} did not come`).check()
  await mentor.getByRole('button', { name: 'Report it' }).click()
  await expect(situation(mentor)).toHaveText('This session did not take place')
}

test('who does not come to a free session is told, and charged what they agreed to', async ({
  page,
  browser,
  request,
  baseURL,
  complaints,
}) => {
  test.slow()
  const world = outside(request, baseURL!)
  const mentor = await signedIn(browser, baseURL!, 'mentor@sundial.test')
  const who = { name: 'Nils Nowhere', email: `nils-${Date.now()}@guest.test` }
  await stayAway(page, await freeWithFee(mentor), { world, who, card: '4242424242424242' })
  expect((await world.mailTo(who.email, /confirmed/)).text).toContain('You agreed that $20.00 is charged')
  await reportMissing(mentor, page.url(), who.name)
  expect((await world.mailTo(who.email, /missed/)).text).toContain('If it was otherwise, say so until then')

  await page.reload()
  await expect(page.getByText('Your mentor reports that you did not come.')).toBeVisible()
  await expect(page.getByText('unless you say before that it was otherwise, on')).toBeVisible()
  expect(await complaints()).toEqual([])
  await world.advance('PT49H')
  expect((await world.mailTo(who.email, /fee for not coming/)).text).toContain(
    '$20.00 was charged to your card',
  )
  await page.reload()
  await expect(page.getByText('was charged to your card')).toBeVisible()
  await page.getByRole('link', { name: 'Receipt' }).click()
  await expect(page.getByText('$20.00').first()).toBeVisible()
  await mentor.reload()
  await expect(mentor.getByText('Your share:')).toContainText('$17.00')
})

test('whose card is not saved in time is told so, and the time is free again', async ({
  page,
  browser,
  request,
  baseURL,
}) => {
  const mentor = await signedIn(browser, baseURL!, 'mentor@sundial.test')
  await agree(page, await freeWithFee(mentor), {
    name: 'Lena Later',
    email: `lena-${Date.now()}@guest.test`,
  })
  await page.getByRole('link', { name: 'Back, without saving' }).click()
  await expect(situation(page)).toHaveText('Waiting for your card')
  await outside(request, baseURL!).advance('PT1H')
  await page.reload()
  await expect(situation(page)).toHaveText('Your card was not saved in time')
})

test('who was there objects, and is not charged; a declined card is paid on the booking’s page', async ({
  page,
  browser,
  request,
  baseURL,
  complaints,
}) => {
  test.slow()
  const world = outside(request, baseURL!)
  const mentor = await signedIn(browser, baseURL!, 'mentor@sundial.test')
  const type = await freeWithFee(mentor)
  const there = { name: 'Thea There', email: `thea-${Date.now()}@guest.test` }
  await stayAway(page, type, { world, who: there, card: '4242424242424242' })
  await reportMissing(mentor, page.url(), there.name)
  await page.reload()
  await page.getByRole('link', { name: 'It was otherwise' }).click()
  expect(await complaints()).toEqual([])
  await page.getByLabel('What happened?').fill('I waited in the call from the start.')
  await page.getByRole('button', { name: 'Say that it was otherwise' }).click()
  await expect(page.getByText('Your card is not charged until that is decided')).toBeVisible()
  expect((await world.mailTo(there.email, /did not take place\?/)).text).toContain('Your card is not charged')
  await world.advance('PT49H')
  await page.reload()
  await expect(page.getByText('It was decided: the fee is not charged.')).toBeVisible()

  const declined = { name: 'Dora Declined', email: `dora-${Date.now()}@guest.test` }
  const other = await (await browser.newContext({ baseURL: baseURL! })).newPage()
  await stayAway(other, type, { world, who: declined, card: '4000000000000341' })
  await reportMissing(mentor, other.url(), declined.name)
  await world.advance('PT49H')
  expect((await world.mailTo(declined.email, /fee not paid yet/)).text).toContain(
    'After that it is not asked for',
  )
  await other.reload()
  await other.getByRole('link', { name: 'Pay the fee' }).click()
  await payWith(other, '4242424242424242')
  await expect(other.getByText('was charged to your card')).toBeVisible()
})
