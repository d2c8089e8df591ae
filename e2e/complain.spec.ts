import { type Browser, expect, type Page } from '@playwright/test'
import { shown } from './evidence.ts'
import { outside, sessionIsOver, signedIn, situation } from './people.ts'
import { test } from './sundial.ts'

async function complain(page: Page, attach = async () => {}): Promise<void> {
  await page.getByRole('link', { name: 'It did not take place' }).click()
  await expect(situation(page)).toHaveText(/^Your session with Ana .* did not take place\?$/)
  await page.getByLabel('What happened?').fill('I waited for half an hour and nobody came.')
  await attach()
  await page.getByRole('button', { name: 'Say that it did not take place' }).click()
  await expect(page.getByText('Your mentor can answer.')).toBeVisible()
}

const paragraph = (page: Page, text: string) => page.getByRole('paragraph').filter({ hasText: text })

const decider = (browser: Browser, baseURL: string) => signedIn(browser, baseURL, 'admin@sundial.test')

test('a mentee says that it did not take place, the mentor that it did, and an admin splits', async ({
  page,
  browser,
  request,
  baseURL,
  complaints,
}) => {
  test.setTimeout(120_000)
  const world = outside(request, baseURL!)
  const email = `carla-${Date.now()}@guest.test`
  const booking = await sessionIsOver(page, world, { name: 'Carla Waits', email })
  await complain(page, async () => {
    const input = page.getByLabel('Files that show it')
    await input.setInputFiles([shown.waiting, shown.program])
    await page.getByRole('button', { name: 'Say that it did not take place' }).click()
    await expect(page.getByRole('alert')).toContainText('waiting.exe: Attach a PDF, a picture')
    await expect(page.getByLabel('What happened?')).toHaveValue(/^I waited/)
    await expect(page.getByRole('checkbox', { name: 'waiting.png' })).toBeChecked()
    expect(await complaints()).toEqual([])
  })
  const picture = { name: 'waiting.png (1 kB)' }
  await expect(page.getByRole('link', picture)).toBeVisible()
  expect(await complaints()).toEqual([])
  expect((await world.mailTo('mentor@sundial.test', /Carla Waits.*did not take place\?/)).text).toContain(
    'Carla Waits writes: I waited for half an hour',
  )

  const mentor = await signedIn(browser, baseURL!, 'mentor@sundial.test')
  await mentor.goto(booking)
  await expect(mentor.getByText('blocked', { exact: false }).first()).toBeVisible()
  await mentor.getByRole('link', { name: 'Answer' }).click()
  await mentor.getByLabel('What happened?').fill('We spoke for the whole hour.')
  await expect(mentor.getByRole('link', picture)).toBeVisible()
  await mentor.getByLabel('Files that show it').setInputFiles(shown.log)
  await mentor.getByRole('button', { name: 'It did take place' }).click()
  await expect(mentor.getByText('Somebody at Sundial decides now')).toBeVisible()
  expect((await world.mailTo(email, /contested/)).text).toContain('writes: We spoke for the whole hour.')

  const admin = await decider(browser, baseURL!)
  const alert = await world.mailTo('admin@sundial.test', /complaint is contested/)
  expect(alert.text).toContain('/admin/complaints/')
  await admin.goto('/admin/complaints')
  await admin
    .getByRole('link', { name: /Carla Waits/ })
    .first()
    .click()
  await expect(admin.getByText('We spoke for the whole hour.')).toBeVisible()
  await expect(admin.getByRole('link', picture)).toBeVisible()
  const url = (await admin.getByRole('link', { name: /^call log\.txt/ }).getAttribute('href')) ?? ''
  expect(await (await admin.request.get(url)).text()).toBe('10:00 to 11:00')
  const kofi = await signedIn(browser, baseURL!, 'kofi@sundial.test')
  expect((await kofi.request.get(url)).status()).toBe(404)
  await admin.getByLabel(/^In part/).check()
  await admin.getByLabel('Amount to give back').fill('90')
  await admin.getByLabel(/^Why; both sides/).fill('The call lasted ten minutes.')
  await admin.getByRole('button', { name: 'Decide' }).click()
  await expect(admin.getByRole('alert')).toContainText('between nothing and all that is left')
  await admin.getByLabel(/^In part/).check()
  await admin.getByLabel('Amount to give back').fill('30')
  await admin.getByLabel(/^Why; both sides/).fill('The call lasted ten minutes.')
  await admin.getByRole('button', { name: 'Decide' }).click()
  await expect(admin.getByRole('status').filter({ hasText: 'split' })).toBeVisible()

  await page.reload()
  await expect(page.getByText(/30\.00/).first()).toBeVisible()
  await expect(page.getByText('The call lasted ten minutes.')).toBeVisible()
  expect(await complaints()).toEqual([])
  expect((await world.mailTo(email, /decided/)).text).toContain('$30.00 goes back to you the way you paid')
  await world.advance('PT72H')
  await mentor.goto(booking)
  // 90.00 less 30.00; the platform has 15 % of what is kept.
  await expect(paragraph(mentor, '51.00')).toContainText('paid on')
  await mentor.goto('/mentor/earnings')
  await expect(mentor.getByRole('article').filter({ hasText: 'Carla Waits' }).first()).toContainText('51.00')
})

test('a mentor who does not answer, or agrees, gives everything back', async ({
  page,
  browser,
  request,
  baseURL,
}) => {
  test.setTimeout(120_000)
  const world = outside(request, baseURL!)
  const email = `cleo-${Date.now()}@guest.test`
  await sessionIsOver(page, world, { name: 'Carla Waits', email })
  await complain(page)
  await world.advance('PT48H')
  await page.reload()
  await expect(situation(page)).toHaveText('This session did not take place')
  await expect(paragraph(page, 'back to you').filter({ hasText: '90.00' }).first()).toBeVisible()
  expect((await world.mailTo(email, /refunded/)).text).toContain('$90.00 goes back to you the way you paid')

  const second = await (await browser.newContext({ baseURL: baseURL! })).newPage()
  const booking = await sessionIsOver(second, world, {
    name: 'Carla Waits',
    email: `cora-${Date.now()}@guest.test`,
  })
  const mentor = await signedIn(browser, baseURL!, 'mentor@sundial.test')
  await mentor.goto(booking)
  await mentor.getByRole('link', { name: 'Somebody did not come' }).click()
  await mentor.getByLabel(/^Carla Waits did not come/).check()
  await mentor.getByRole('button', { name: 'Report it' }).click()
  await expect(mentor.getByText('your mentee did not come')).toBeVisible()
  await mentor.getByRole('button', { name: 'It took place after all' }).click()
  await expect(situation(mentor)).toHaveText('This session is over')
  await mentor.getByRole('link', { name: 'Somebody did not come' }).click()
  await mentor.getByLabel(/^I did not come/).check()
  await mentor.getByRole('button', { name: 'Report it' }).click()
  await expect(paragraph(mentor, 'nothing is left of it')).toContainText('0.00')
  await second.reload()
  await expect(second.getByText('Your mentor did not come.')).toBeVisible()
})
