import { type APIRequestContext, type Browser, expect, type Page } from '@playwright/test'

type Mail = {
  to: string
  subject: string
  text: string
  attachments: { filename: string; content: string }[]
}

type Who = { name: string; email: string }

/** The sandbox's desk: what a test does to the world outside the pages. */
export function outside(request: APIRequestContext, baseURL: string) {
  const control = async (path: string, data: object) => {
    const answer = await request.post(`${baseURL}/sandbox/${path}`, { data })
    expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true)
  }
  const mails = async (): Promise<Mail[]> =>
    (await request.get(`${baseURL}/sandbox/mail.json`, { maxRetries: 2 })).json()
  return {
    /** Moves the clock by an ISO duration and waits until all that became due is done. */
    advance: (by: string) => control('clock', { advance: by }),
    /** The payment company's next answers. */
    faults: (next: object[]) => control('stripe/faults', { next }),
    /** The same, of one that keeps calendars. */
    calendarFaults: (next: object[]) => control('calendly/faults', { next }),
    /** The newest mail to this address whose subject fits, once it has come. */
    async mailTo(address: string, subject: RegExp): Promise<Mail> {
      const found = async () =>
        (await mails()).find((mail) => mail.to.includes(address) && subject.test(mail.subject))
      await expect.poll(found, { timeout: 30_000 }).toBeTruthy()
      return (await found())!
    },
  }
}

/** A second person's browser, signed in. */
export async function signedIn(browser: Browser, baseURL: string, email: string): Promise<Page> {
  const context = await browser.newContext({ baseURL })
  const page = await context.newPage()
  await signIn(page, email, 'sundial-demo')
  return page
}

export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
}

/** From the list of days to the form: the mentor's first free time, of the day after tomorrow or later when `early`. */
export async function chooseTime(
  page: Page,
  type: string,
  { early = false, mentor = 'ana' } = {},
): Promise<void> {
  const { now } = (await (await page.request.get('/sandbox.json')).json()) as { now: string }
  const from = new Date(Date.parse(now) + 2 * 86_400_000).toISOString().slice(0, 10)
  await page.goto(`/mentors/${mentor}/${type}${early ? `?from=${from}` : ''}`)
  await page.getByRole('radio').first().check()
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Your details' })).toBeVisible()
}

/** Fills in who books; whatever the mentor asks gets an answer. */
export async function giveDetails(page: Page, who: Who): Promise<void> {
  await page.getByLabel('Your name').fill(who.name)
  await page.getByLabel('Your e-mail address').fill(who.email)
  for (const box of await page.locator('form[id=details] textarea').all())
    await box.fill('How to lead a team')
}

/** On the payment company's page. */
export async function payWith(page: Page, card: string): Promise<void> {
  await page.getByLabel('Card number').fill(card)
  await page.getByRole('button', { name: /^Pay / }).click()
}

/** Somebody whom no other journey knows. */
export function guest(name: string): Who {
  const now = Date.now()
  return { name: `${name} ${now}`, email: `${name.toLowerCase()}-${now}@guest.test` }
}

/** Books a session with Ana and pays for it: the first free time, or one that is `early`. Without `who` as signed in. */
export async function bookAndPay(
  page: Page,
  who: Who | null,
  { card = '4242424242424242', early = false } = {},
): Promise<void> {
  await chooseTime(page, 'mentor-career-roadmap', { early })
  if (who) await giveDetails(page, who)
  else for (const box of await page.locator('form[id=details] textarea').all()) await box.fill('Many things')
  await page.getByRole('button', { name: 'Continue to payment' }).click()
  await payWith(page, card)
  await expect(situation(page)).toHaveText('Confirmed')
}

/** Books and pays for a session with Ana and lets it pass; the address of its booking. Without `who` as signed in. */
export async function sessionIsOver(
  page: Page,
  world: ReturnType<typeof outside>,
  who: Who | null = null,
): Promise<string> {
  await bookAndPay(page, who)
  const startsAt = await page.locator('aside time').first().getAttribute('datetime')
  const { now } = (await (await page.request.get('/sandbox.json')).json()) as { now: string }
  const hours = Math.ceil((Date.parse(startsAt ?? '') - Date.parse(now)) / 3_600_000) + 2
  await world.advance(`PT${hours}H`)
  await page.reload()
  await expect(situation(page)).toHaveText('This session is over')
  return page.url()
}

/** The mentor publishes a copy of the review that is asked for first, and may only save the card; the address of its page. */
export async function answersFirst(mentor: Page, { savesCard = false } = {}): Promise<string> {
  const title = `Asked first ${Date.now()}`
  await mentor.goto('/mentor/sessions')
  await mentor.getByRole('button', { name: 'Duplicate Project review' }).click()
  await mentor.getByLabel('Title').fill(title)
  await mentor.getByLabel('I accept each request first').check()
  if (savesCard) await mentor.getByLabel('Only save the card with a request').check()
  await mentor.getByRole('button', { name: 'Save' }).click()
  await expect(mentor.getByText('Saved.')).toBeVisible()
  await expect(mentor.getByLabel('I accept each request first')).toBeChecked()
  await expect(mentor.getByLabel('Only save the card with a request')).toBeChecked({ checked: savesCard })
  const slug = await mentor.getByLabel('Address').first().inputValue()
  await mentor.goto('/mentor/sessions')
  const row = mentor.getByRole('listitem').filter({ hasText: title })
  await row.getByRole('button', { name: 'Publish' }).click()
  await expect(row.getByRole('button', { name: 'Take offline' })).toBeVisible()
  return `/mentors/ana/${slug}`
}

/** A guest asks for the first free time, and pays. */
export async function askFor(page: Page, type: string, who: Who): Promise<void> {
  await page.goto(type)
  await expect(page.getByText('The mentor confirms each request.')).toBeVisible()
  await page.getByRole('radio').first().check()
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByText('Until then your card is only reserved')).toBeVisible()
  await giveDetails(page, who)
  await page.getByRole('button', { name: 'Continue to payment' }).click()
  await payWith(page, '4242424242424242')
  await expect(situation(page)).toHaveText('Waiting for your mentor')
  await expect(page.getByText('is only reserved on your card')).toBeVisible()
}

/** A guest asks for the first free time of a type that saves the card, and saves one. */
export async function askWithCard(page: Page, type: string, who: Who, card: string): Promise<void> {
  await page.goto(type)
  await page.getByRole('radio').first().check()
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(
    page.getByText(/you allow us to charge \S*60\.00 to it, once, when your mentor says yes/),
  ).toBeVisible()
  await giveDetails(page, who)
  await page.getByRole('button', { name: 'Continue to save your card' }).click()
  await expect(page.getByText('Nothing is charged now')).toBeVisible()
  await page.getByLabel('Card number').fill(card)
  await page.getByRole('button', { name: 'Save card' }).click()
  await expect(situation(page)).toHaveText('Waiting for your mentor')
  await expect(page.getByText('is charged to the card that you saved if the answer is yes')).toBeVisible()
}

export const situation = (page: Page) => page.getByRole('heading', { level: 1 })
