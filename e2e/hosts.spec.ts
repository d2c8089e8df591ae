import { expect, type Page } from '@playwright/test'
import { giveDetails, outside, signedIn, signIn, situation } from './people.ts'
import { test } from './sundial.ts'

// Three people, one after another.
test.describe.configure({ timeout: 120_000 })

/** From the first open time to the details. */
async function chooseFirst(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.getByRole('radio').first().check()
  await page.getByRole('button', { name: 'Continue' }).click()
}

test('two mentors give a group session together: asked, accepted, booked by seats, and left again', async ({
  page,
  browser,
  request,
  baseURL,
  complaints,
}, info) => {
  const title = `Evening circle ${info.project.name}`
  const slug = `circle-${info.project.name}`
  await signIn(page, 'mentor@sundial.test', 'sundial-demo')
  await page.goto('/mentor/sessions')
  await page.getByRole('button', { name: 'Use “Intro session”' }).click()
  await page.getByLabel('Title').fill(title)
  await page.getByLabel('Address', { exact: true }).fill(slug)
  await page.getByLabel('The place itself').fill('https://meet.example.com/circle')
  await page.getByLabel('Mentees who share one session').fill('1')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('A group session has 2 to 100 seats.')).toBeVisible()
  await page.getByLabel('Mentees who share one session').fill('3')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('You give it alone.')).toBeVisible()

  await page.getByRole('link', { name: 'Change who gives it' }).click()
  await page.getByLabel('Mentor 2', { exact: true }).fill('nobody-here')
  await page.getByRole('button', { name: 'Save who gives it' }).click()
  await expect(page.getByText('There is no mentor with this handle.')).toBeVisible()
  expect(await complaints()).toEqual([])
  await page.getByLabel('Mentor 2', { exact: true }).fill('@Kofi')
  await page.getByRole('button', { name: 'Save who gives it' }).click()
  await expect(page.getByText('Not accepted yet: Kofi Mensah.')).toBeVisible()
  await page.goto('/mentor/sessions')
  const row = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title }) })
  await row.getByRole('button', { name: 'Publish' }).click()
  await expect(row.getByText('can be booked')).toBeVisible()

  const world = outside(request, baseURL!)
  await world.mailTo('kofi@sundial.test', /Ana Duarte asks you to give a session/)
  const kofi = await signedIn(browser, baseURL!, 'kofi@sundial.test')
  await kofi.goto('/mentor/sessions')
  await kofi.getByRole('button', { name: `Accept ${title}` }).click()
  await expect(kofi.getByRole('button', { name: `Leave ${title}` })).toBeVisible()

  const guest = await (await browser.newContext({ baseURL: baseURL! })).newPage()
  await chooseFirst(guest, `/mentors/ana/${slug}`)
  const email = `gil-${Date.now()}@guest.test`
  await giveDetails(guest, { name: 'Gil Guest', email })
  await expect(guest.getByText('Ana Duarte and Kofi Mensah').first()).toBeVisible()
  await guest.getByRole('button', { name: 'Book this session' }).click()
  await expect(situation(guest)).toHaveText('Confirmed')
  await expect(guest.getByText('Ana Duarte and Kofi Mensah').first()).toBeVisible()
  expect((await world.mailTo(email, /confirmed/)).text).toContain('with Ana Duarte and Kofi Mensah')

  await guest.goto(`/mentors/ana/${slug}`)
  await expect(guest.getByText(/with Ana Duarte and Kofi Mensah\. A group session/)).toBeVisible()
  await expect(guest.getByText('2 of 3 seats left').first()).toBeVisible()

  await kofi.goto('/mentor/bookings')
  await kofi.getByRole('link', { name: `${title} with Gil Guest` }).click()
  await expect(situation(kofi)).toHaveText('Confirmed')
  await expect(kofi.getByRole('link', { name: 'Cancel this session' })).toBeVisible()
  await kofi.goto('/mentor/sessions')
  await kofi.getByRole('button', { name: `Leave ${title}` }).click()
  await expect(kofi.getByRole('button', { name: `Leave ${title}` })).toHaveCount(0)
  await page.goto('/mentor/sessions')
  await page.getByRole('link', { name: `Edit ${title}` }).click()
  await expect(page.getByText('You give it alone.')).toBeVisible()
})
