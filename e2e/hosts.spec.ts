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

/** Whoever is asked takes other hours for that session than their usual ones. */
async function setOwnHours(page: Page, title: string): Promise<void> {
  await page.getByRole('link', { name: `Who gives it, and your hours for ${title}` }).click()
  await expect(page.getByText('You are asked to give it.')).toBeVisible()
  await page.getByRole('button', { name: 'Take other hours for it' }).click()
  await expect(situation(page)).toHaveText(`Your hours for ${title}`)
  await expect(page.locator('form').getByRole('status')).toContainText(/\d+ open times?/)
  await page.getByLabel('Monday, from', { exact: true }).selectOption('10:00')
  await page.getByLabel('Monday, until', { exact: true }).selectOption('10:00')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  const monday = page.getByRole('group', { name: 'Monday' })
  await expect(monday.getByText('Hours end after they start, within a day.')).toBeVisible()
  await page.getByLabel('Monday, until', { exact: true }).selectOption('16:00')
  await page.getByRole('button', { name: 'Copy Monday to Tuesday–Friday, and save' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await page.getByRole('link', { name: `Who gives ${title}` }).click()
  await expect(page.getByText(/^For this session you have hours of your own/)).toBeVisible()
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
  await setOwnHours(kofi, title)
  await kofi.goto('/mentor/sessions')
  await kofi.getByRole('button', { name: `Accept ${title}` }).click()
  await expect(kofi.getByRole('button', { name: `Leave ${title}` })).toBeVisible()
  await world.mailTo('mentor@sundial.test', /Kofi Mensah gives a session with you/)

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
  const told = await world.mailTo('mentor@sundial.test', /Kofi Mensah gives your session no more/)
  await page.goto(/https?:\/\/\S+\/hosts/.exec(told.text)?.[0] ?? '')
  await expect(situation(page)).toHaveText(`Who gives “${title}”`)
  await page.getByRole('link', { name: 'Back to the session' }).click()
  await expect(page.getByText('You give it alone.')).toBeVisible()
})

test('a mentor limits what others give with them, and is told what is no limit', async ({
  page,
  complaints,
}) => {
  await signIn(page, 'mentor@sundial.test', 'sundial-demo')
  await page.goto('/mentor/hours/away')
  const limits = page.getByRole('region', { name: 'At most, over the sessions that others give with you' })
  await limits.getByLabel('Sessions a day').fill('many')
  await limits.getByLabel('Minutes a week').fill('600')
  await limits.getByRole('button', { name: 'Save' }).click()
  await expect(limits.getByText('A limit is a whole number from 1 on.')).toBeVisible()
  await expect(limits.getByLabel('Sessions a day')).toHaveAttribute('aria-invalid', 'true')
  await expect(limits.getByLabel('Minutes a week')).toHaveValue('600')
  expect(await complaints()).toEqual([])
  await limits.getByLabel('Sessions a day').fill('5')
  await limits.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await page.goto('/mentor/hours/away')
  await expect(limits.getByLabel('Sessions a day')).toHaveValue('5')
  const alone = page.getByRole('region', { name: 'At most, over all your sessions' })
  await expect(alone.getByLabel('Sessions a day')).toHaveValue('')
  for (const name of ['Sessions a day', 'Minutes a week']) await limits.getByLabel(name).fill('')
  await limits.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await page.goto('/mentor/hours/away')
  await expect(limits.getByLabel('Minutes a week')).toHaveValue('')
})
