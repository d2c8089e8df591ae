import fc from 'fast-check'
import { expect } from 'vitest'
import { startMailSandbox } from '#graphql/sandbox/mail/server.ts'
import { test as plain } from '#graphql/sandbox/stripe/testing.ts'
import type { Message } from './port.ts'
import { smtpMailer } from './smtp.ts'

const test = plain.extend<{
  post: { mail: Awaited<ReturnType<typeof startMailSandbox>>; mailer: ReturnType<typeof smtpMailer> }
}>({
  post: async ({ stage }, use) => {
    const mail = await startMailSandbox({ port: 0, pool: stage.pool, now: stage.now })
    await use({ mail, mailer: smtpMailer({ url: mail.url, from: 'Sundial <hello@sundial.test>' }) })
    await mail.reset()
    await mail.close()
  },
})

const booked: Message = {
  to: { name: 'Mia Müller, PhD', address: 'mia@sundial.test' },
  replyTo: { name: 'Ana', address: 'ana@sundial.test' },
  subject: 'Booked: Career talk — 10:00',
  text: 'See you on Friday.\nA link: https://sundial.test/b/abc',
  html: '<p>See you on Friday.</p>',
  calendar: { method: 'REQUEST', filename: 'invite.ics', content: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' },
  messageId: 'booking-42-confirmed@sundial.test',
  headers: { 'X-Booking': '42' },
}

test('a message arrives as it was written', async ({ post }) => {
  expect(await post.mailer.send(booked)).toEqual({ status: 'done' })
  const [got] = await post.mail.list()
  expect(got).toMatchObject({
    from: 'Sundial <hello@sundial.test>',
    to: 'Mia Müller, PhD <mia@sundial.test>',
    replyTo: 'Ana <ana@sundial.test>',
    subject: booked.subject,
  })
  expect(got!.text.trim()).toBe(booked.text)
  expect(got!.headers).toMatchObject({
    'message-id': '<booking-42-confirmed@sundial.test>',
    'x-booking': '42',
  })
  expect(got!.attachments.map(({ filename }) => filename)).toContain('invite.ics')
})

test('a message id means the same with and without its angle brackets', async ({ post }) => {
  expect(await post.mailer.send({ ...booked, messageId: '<booking-42@sundial.test>' })).toEqual({
    status: 'done',
  })
  expect((await post.mail.list())[0]!.headers['message-id']).toBe('<booking-42@sundial.test>')
})

test('case 28: line breaks never reach a header', async ({ post }) => {
  const breaks = fc.constantFrom('\r\n', '\n', '\r', '\u0000', '\u2028', '\r\n\r\n')
  const nasty = fc
    .tuple(fc.string({ maxLength: 10 }), breaks)
    .map(([a, b]) => `${a}${b}Bcc: evil@example.com${b}${a}`)
  await fc.assert(
    fc.asyncProperty(nasty, nasty, nasty, async (name, subject, value) => {
      const message = { ...booked, to: { ...booked.to, name }, subject, headers: { 'X-Note': value } }
      expect(await post.mailer.send(message)).toEqual({ status: 'done' })
      const [got] = await post.mail.list()
      expect(got!.headers.bcc).toBeUndefined()
      expect(got!.subject).not.toMatch(/[\r\n]/)
    }),
    { numRuns: 12 },
  )
})

test.for([
  { to: { name: 'x', address: 'a@b.test\r\nBcc: evil@example.com' } },
  { to: { name: 'x', address: 'a@b.test, evil@example.com' } },
  { to: { name: 'x', address: 'nobody' } },
  { headers: { 'X-A: 1\r\nBcc': 'evil@example.com' } },
  { messageId: 'a@b>\r\nBcc: evil@example.com' },
])('what cannot be a header is refused: %j', async (over, { post }) => {
  expect(await post.mailer.send({ ...booked, ...over })).toMatchObject({
    status: 'refused',
    code: 'MESSAGE_INVALID',
  })
  expect(await post.mail.list()).toEqual([])
})

test('a definite no is refused, everything else may come again', async ({ post }) => {
  post.mail.refuse(550, 451)
  expect(await post.mailer.send(booked)).toMatchObject({ status: 'refused', code: 'SMTP_550' })
  expect(await post.mailer.send(booked)).toMatchObject({ status: 'retryLater' })
  const nobody = smtpMailer({ url: 'smtp://127.0.0.1:9', from: 'hello@sundial.test' })
  expect(await nobody.send(booked)).toMatchObject({ status: 'retryLater' })
})
