import { expect } from '@playwright/test'
import { shown } from './evidence.ts'
import {
  bookAndPay,
  giveDetails,
  guest,
  outside,
  sessionIsOver,
  signedIn,
  signIn,
  situation,
} from './people.ts'
import { test } from './sundial.ts'

test('a free session is booked, seen again by its link and cancelled without JavaScript', async ({
  page,
  request,
  baseURL,
}) => {
  const email = `nora-${Date.now()}@guest.test`
  await page.goto('/mentors/ana/intro-session')
  await page.getByLabel('Times are shown in').selectOption('Asia/Tokyo')
  await page.getByRole('button', { name: 'Change' }).click()
  await expect(page.getByText('Tokyo time').first()).toBeVisible()
  await page.getByRole('radio').first().check()
  await page.getByRole('button', { name: 'Continue' }).click()

  await page.getByLabel('Your name').fill('Nora Noscript')
  await page.getByLabel('Your e-mail address').fill('nora@nowhere')
  await page.getByRole('button', { name: 'Book this session' }).click()
  await expect(page.getByText('This is not an e-mail address.')).toBeVisible()
  await expect(page.getByLabel('Your name')).toHaveValue('Nora Noscript')
  await giveDetails(page, { name: 'Nora Noscript', email })
  await page.getByRole('button', { name: 'Book this session' }).click()
  await expect(situation(page)).toHaveText('Confirmed')

  const mail = await outside(request, baseURL!).mailTo(email, /confirmed/)
  await page.context().clearCookies()
  await page.goto(/https?:\/\/\S+\/b\/\S+/.exec(mail.text)?.[0] ?? '')
  await expect(situation(page)).toHaveText('Confirmed')
  await page.getByRole('link', { name: 'Cancel this session' }).click()
  await page.getByRole('button', { name: 'Cancel the session' }).click()
  await expect(situation(page)).toHaveText('Cancelled')
})

test('a paid session is booked without JavaScript', async ({ page }) => {
  await bookAndPay(page, guest('Pia'))
})

test('a session is given with another mentor, who takes hours for it, without JavaScript', async ({
  page,
  browser,
  baseURL,
}) => {
  test.slow()
  await signIn(page, 'mentor@sundial.test', 'sundial-demo')
  await page.goto('/mentor/sessions')
  await page.getByRole('button', { name: 'Use “Intro session”' }).click()
  const title = 'Quiet circle'
  await page.getByLabel('Title').fill(title)
  await page.getByLabel('Address', { exact: true }).fill('quiet-circle')
  await page.getByLabel('The place itself').fill('https://meet.example.com/quiet')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('button', { name: 'Keep it within certain hours' }).click()
  await page.getByLabel('Sunday, from', { exact: true }).selectOption('')
  await page.getByRole('button', { name: 'Preview' }).click()
  await expect(page.locator('form').getByRole('status')).toContainText('Not saved yet.')
  await expect(page.getByLabel('Sunday, from', { exact: true })).toHaveValue('')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await page.getByRole('link', { name: `Back to ${title}` }).click()

  await page.getByRole('link', { name: 'Change who gives it' }).click()
  await page.getByLabel('Mentor 2', { exact: true }).fill('nobody-here')
  await page.getByLabel('Mentor 3', { exact: true }).fill('kofi')
  await page.getByRole('button', { name: 'Save who gives it' }).click()
  await expect(page.getByText('There is no mentor with this handle.')).toBeVisible()
  await expect(page.getByLabel('Mentor 2', { exact: true })).toHaveValue('nobody-here')
  await expect(page.getByLabel('Mentor 3', { exact: true })).toHaveValue('kofi')
  await page.getByLabel('Mentor 2', { exact: true }).fill('')
  await page.getByRole('button', { name: 'Save who gives it' }).click()
  await expect(page.getByText('Not accepted yet: Kofi Mensah.')).toBeVisible()

  const kofi = await signedIn(browser, baseURL!, 'kofi@sundial.test')
  await kofi.goto('/mentor/sessions')
  await kofi.getByRole('link', { name: `Who gives it, and your hours for ${title}` }).click()
  await kofi.getByRole('button', { name: 'Take other hours for it' }).click()
  await kofi.getByLabel('Monday, from', { exact: true }).selectOption('10:00')
  await kofi.getByLabel('Monday, until', { exact: true }).selectOption('10:00')
  await kofi.getByRole('button', { name: 'Save', exact: true }).click()
  const monday = kofi.getByRole('group', { name: 'Monday' })
  await expect(monday.getByText('Hours end after they start, within a day.')).toBeVisible()
  await expect(kofi.getByLabel('Monday, until', { exact: true })).toHaveValue('10:00')
  await kofi.getByRole('button', { name: 'Let your usual hours count again' }).click()
  await expect(kofi.getByText('For this session your usual hours count.')).toBeVisible()
  await kofi.getByRole('link', { name: 'Sessions', exact: true }).last().click()
  await kofi.getByRole('button', { name: `Accept ${title}` }).click()
  await kofi.getByRole('button', { name: `Leave ${title}` }).click()
  await expect(kofi.getByText(title)).toHaveCount(0)
  await page.reload()
  await expect(page.getByText('You give it alone.')).toBeVisible()
})

test('a mentee says that a session did not take place, and takes it back, without JavaScript', async ({
  page,
  request,
  baseURL,
}) => {
  const email = `olga-${Date.now()}@guest.test`
  await sessionIsOver(page, outside(request, baseURL!), { name: 'Olga Offline', email })
  await page.getByRole('link', { name: 'It did not take place' }).click()
  await page.getByLabel('What happened?').fill('Nobody came.')
  await page.getByRole('button', { name: 'Say that it did not take place' }).click()
  await expect(page.getByText('Your mentor can answer.')).toBeVisible()
  await page.getByRole('button', { name: 'Take it back, it did take place' }).click()
  await expect(page.getByText('was taken back')).toBeVisible()
  await expect(page.getByRole('link', { name: 'It did not take place' })).toHaveCount(0)
})

test('a complaint is made with files, answered and decided without JavaScript', async ({
  page,
  browser,
  request,
  baseURL,
}) => {
  test.slow()
  const email = `paula-${Date.now()}@guest.test`
  const booking = await sessionIsOver(page, outside(request, baseURL!), { name: 'Paula Paper', email })
  await page.getByRole('link', { name: 'It did not take place' }).click()
  const send = page.getByRole('button', { name: 'Say that it did not take place' })
  await page.getByLabel('What happened?').fill('I waited for half an hour.')
  await page.getByLabel('Files that show it').setInputFiles([shown.waiting, shown.program])
  await send.click()
  await expect(page.getByRole('alert')).toContainText('waiting.exe: Attach a PDF, a picture')
  await expect(page.getByLabel('What happened?')).toHaveValue('I waited for half an hour.')
  await expect(page.getByRole('checkbox', { name: 'waiting.png' })).toBeChecked()
  await send.click()
  await expect(page.getByText('Your mentor can answer.')).toBeVisible()

  const mentor = await signedIn(browser, baseURL!, 'mentor@sundial.test')
  await mentor.goto(booking)
  await mentor.getByRole('link', { name: 'Answer' }).click()
  await expect(mentor.getByRole('link', { name: 'waiting.png (1 kB)' })).toBeVisible()
  await mentor.getByLabel('What happened?').fill('We spoke for the whole hour.')
  await mentor.getByLabel('Files that show it').setInputFiles(shown.log)
  await mentor.getByRole('button', { name: 'It did take place' }).click()
  await expect(mentor.getByText('Somebody at Sundial decides now')).toBeVisible()

  const admin = await signedIn(browser, baseURL!, 'admin@sundial.test')
  await admin.goto('/admin/complaints')
  await admin
    .getByRole('link', { name: /Paula Paper/ })
    .first()
    .click()
  await expect(admin.getByRole('link', { name: /^call log\.txt/ })).toBeVisible()
  await admin.getByLabel(/^In part/).check()
  await admin.getByLabel('Amount to give back').fill('900')
  await admin.getByLabel(/^Why; both sides/).fill('The call lasted ten minutes.')
  await admin.getByRole('button', { name: 'Decide' }).click()
  await expect(admin.getByRole('alert')).toContainText('between nothing and all that is left')
  await expect(admin.getByLabel(/^Why; both sides/)).toHaveValue('The call lasted ten minutes.')
  await expect(admin.getByLabel(/^In part/)).toBeChecked()
  await expect(admin.getByLabel('Amount to give back')).toHaveValue('900')
  await admin.getByLabel('Amount to give back').fill('30')
  await admin.getByRole('button', { name: 'Decide' }).click()
  await page.reload()
  await expect(page.getByText('The call lasted ten minutes.')).toBeVisible()
  await expect(page.getByText(/30\.00/).first()).toBeVisible()
})
