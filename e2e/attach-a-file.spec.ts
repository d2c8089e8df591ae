import { expect, type Page } from '@playwright/test'
import { signedIn, signIn, situation } from './people.ts'
import { test } from './sundial.ts'

const pdf = Buffer.from(`%PDF-1.7\n${'x'.repeat(300_000)}\n%%EOF`)
const cv = { name: 'Résumé of Gus.pdf', mimeType: 'application/octet-stream', buffer: pdf }
const program = { name: 'resume.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ\x90\x00') }

/** A free session of Ana's that asks for a file. */
async function offer(page: Page, slug: string): Promise<void> {
  await signIn(page, 'mentor@sundial.test', 'sundial-demo')
  await page.goto('/mentor/sessions')
  await page.getByRole('button', { name: 'Use “Intro session”' }).click()
  await page.getByLabel('Title').fill(`With a file, ${slug}`)
  await page.getByLabel('Address', { exact: true }).fill(slug)
  await page.getByLabel('The place itself').fill('https://meet.example.com/ana')
  const row = page.getByRole('group', { name: 'Question 1', exact: true })
  await row.getByRole('textbox', { name: 'Question 1' }).fill('Your CV')
  await row.getByLabel('Answered with').selectOption({ label: 'A file' })
  await row.getByRole('checkbox').setChecked(true)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await page.goto('/mentor/sessions')
  const types = page.getByRole('listitem').filter({ hasText: `With a file, ${slug}` })
  await types.getByRole('button', { name: 'Publish' }).click()
  await expect(types.getByText('can be booked')).toBeVisible()
}

async function startBooking(page: Page, slug: string): Promise<void> {
  await page.goto(`/mentors/ana/${slug}`)
  await page.getByRole('radio').first().check()
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(situation(page)).toHaveText('Your details')
}

test('a mentee attaches a file without JavaScript, and only the two of them can fetch it', async ({
  page,
  browser,
  baseURL,
  complaints,
}, info) => {
  const slug = `with-file-${info.project.name}`
  await offer(page, slug)
  const context = await browser.newContext({ baseURL: baseURL!, javaScriptEnabled: false })
  const guest = await context.newPage()
  await startBooking(guest, slug)
  await guest.getByLabel('Your name').fill('Gus Guest')
  await guest.getByLabel('Your e-mail address').fill('gus@nowhere')
  await guest.getByLabel('Your CV').setInputFiles(program)
  await guest.getByRole('button', { name: 'Book this session' }).click()
  await expect(guest.getByText('Attach a PDF, a picture (PNG, JPEG, WebP) or plain text.')).toBeVisible()
  await guest.getByLabel('Your CV').setInputFiles(cv)
  await guest.getByRole('button', { name: 'Book this session' }).click()
  await expect(guest.getByText('This is not an e-mail address.')).toBeVisible()
  await expect(guest.getByText('“Résumé of Gus.pdf” is attached.')).toBeVisible()
  await guest.getByLabel('Your e-mail address').fill(`gus-${Date.now()}@guest.test`)
  await guest.getByRole('button', { name: 'Book this session' }).click()
  await expect(situation(guest)).toHaveText('Confirmed')

  const link = guest.getByRole('link', { name: 'Résumé of Gus.pdf (301 kB)' })
  const url = (await link.getAttribute('href')) ?? ''
  const mentor = await signedIn(browser, baseURL!, 'mentor@sundial.test')
  for (const party of [guest, mentor]) {
    const answer = await party.request.get(url)
    expect(answer.headers()).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="R_sum_ of Gus.pdf"; filename*=UTF-8''R%C3%A9sum%C3%A9%20of%20Gus.pdf`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    })
    expect((await answer.body()).equals(pdf)).toBe(true)
  }
  const stranger = await (await browser.newContext({ baseURL: baseURL! })).newPage()
  for (const other of [stranger, await signedIn(browser, baseURL!, 'kofi@sundial.test')])
    expect((await other.request.get(url)).status()).toBe(404)
  for (const wrong of [
    `${url}0`,
    url.replace('File_', 'Booking_'),
    `${baseURL}/files/`,
    `${baseURL}/files/%00`,
  ])
    expect((await mentor.request.get(wrong)).status(), wrong).toBe(404)
  expect((await mentor.request.post(url)).status()).toBe(405)
  await page.goto(guest.url())
  await expect(page.getByRole('link', { name: /Résumé of Gus/ })).toBeVisible()
  expect(await complaints()).toEqual([])
})

test('an upload through the API says how long it is, that it is meant, and answers with an id', async ({
  request,
}) => {
  const query =
    'mutation ($input: FileUploadInput!) { fileUpload(input: $input) { __typename ... on File { id name } } }'
  const upload = (buffer: Buffer, headers: Record<string, string> = { 'graphql-preflight': '1' }) =>
    request.post('/graphql', {
      headers,
      multipart: {
        operations: JSON.stringify({ query, variables: { input: { file: null } } }),
        map: JSON.stringify({ 0: ['variables.input.file'] }),
        0: { name: 'cv.pdf', mimeType: 'text/html', buffer },
      },
    })

  expect(await (await upload(pdf)).json()).toEqual({
    data: { fileUpload: { __typename: 'File', id: expect.stringMatching(/^File_/), name: 'cv.pdf' } },
  })
  expect((await (await upload(program.buffer)).json()).data.fileUpload.__typename).toBe('InputInvalid')
  expect((await upload(pdf, {})).status()).toBe(403)
  expect((await upload(pdf, { 'graphql-preflight': '1', origin: 'https://evil.example' })).status()).toBe(403)
  expect((await upload(Buffer.alloc(6 << 20, 'x'))).status()).toBe(413)
  const text = { query, variables: { input: { file: 'cv.pdf' } } }
  expect((await (await request.post('/graphql', { data: text })).json()).errors[0].extensions.code).toBe(
    'INPUT_MALFORMED',
  )
})
