import { expect } from '@playwright/test'
import { giveDetails, signedIn, situation } from './people.ts'
import { test } from './sundial.ts'

test('somebody signs up, is approved, offers a first session and is booked', async ({
  page,
  browser,
  baseURL,
  complaints,
}, info) => {
  const handle = `nina-${info.project.name}`.slice(0, 30)
  await page.goto('/sign-up?to=/mentor')
  expect(await complaints()).toEqual([])
  await page.getByLabel('Name', { exact: true }).fill('Nina Novak')
  await page.getByLabel('E-mail address').fill(`${handle}-${Date.now()}@guest.test`)
  await page.getByLabel('Password').fill('a long enough password')
  await page.getByRole('button', { name: 'Sign up' }).click()

  await expect(situation(page)).toHaveText('Become a mentor')
  expect(await complaints()).toEqual([])
  await page.getByLabel('Address of your page').fill(handle)
  await page.getByLabel('Headline').fill('Helps designers become leads')
  await page.getByLabel('About you').fill('Ten years of design, five of them leading.')
  await page.getByLabel('Topics').fill('design, leadership')
  await page.getByRole('button', { name: 'Hand in my profile' }).click()
  await expect(page.getByText('Your profile waits for an admin.')).toBeVisible()
  expect(await complaints()).toEqual([])

  const admin = await signedIn(browser, baseURL!, 'admin@sundial.test')
  await admin.goto('/admin/mentors')
  await admin
    .getByRole('article')
    .filter({ hasText: handle })
    .getByRole('button', { name: 'Approve Nina Novak' })
    .click()
  await expect(admin.getByRole('article').filter({ hasText: handle })).toHaveCount(0)

  await page.getByRole('link', { name: 'Sessions', exact: true }).click()
  expect(await complaints()).toEqual([])
  await page.getByRole('button', { name: /^Use .*intro/i }).click()
  await expect(page.getByLabel('The place itself')).toBeVisible()
  expect(await complaints()).toEqual([])
  await page.getByLabel('The place itself').fill('https://meet.example.com/nina')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await page.getByRole('link', { name: 'Hours' }).click()
  await expect(page.getByLabel('Monday, from', { exact: true })).toBeVisible()
  expect(await complaints()).toEqual([])
  await page.getByLabel('Monday, from', { exact: true }).selectOption('10:00')
  await page.getByLabel('Copy the hours of').selectOption('MONDAY')
  await page.getByRole('checkbox', { name: 'Saturday' }).check()
  await page.getByRole('button', { name: 'Copy and save' }).click()
  await expect(page.getByLabel('Saturday, from', { exact: true })).toHaveValue('10:00')
  await page.getByRole('link', { name: 'Sessions', exact: true }).click()
  await page.getByRole('button', { name: 'Publish' }).click()
  await expect(page.getByText('can be booked')).toBeVisible()

  const guest = await (await browser.newContext({ baseURL: baseURL! })).newPage()
  await guest.goto(`/mentors/${handle}`)
  await guest.getByRole('link', { name: /See open times/ }).click()
  await guest.getByRole('radio').first().check()
  await guest.getByRole('button', { name: 'Continue' }).click()
  await giveDetails(guest, { name: 'Gus Guest', email: `gus-${Date.now()}@guest.test` })
  await guest.getByRole('button', { name: 'Book this session' }).click()
  await expect(situation(guest)).toHaveText('Confirmed')
})
