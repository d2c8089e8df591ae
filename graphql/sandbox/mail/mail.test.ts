import { expect } from 'vitest'
import { smtpMailer } from '#graphql/providers/mail/smtp.ts'
import { test as plain } from '../stripe/testing.ts'
import { mailboxPage, mailPage } from './page.ts'
import { startMailSandbox } from './server.ts'

const test = plain.extend<{ mail: Awaited<ReturnType<typeof startMailSandbox>> }>({
  mail: async ({ stage }, use) => {
    const mail = await startMailSandbox({ port: 0, pool: stage.pool, now: stage.now })
    await use(mail)
    await mail.reset()
    await mail.close()
  },
})

const booked = {
  to: { name: 'Mia Müller', address: 'mia@sundial.test' },
  replyTo: { name: '', address: 'ana@sundial.test' },
  subject: 'Booked: Career talk — 10:00',
  text: 'See https://sundial.test/b/abc?x=1&y=2. <b>Bye</b>',
  html: '<p>See <a href="https://sundial.test/b/abc">it</a></p>',
  calendar: {
    method: 'REQUEST' as const,
    filename: 'invite.ics',
    content: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n',
  },
  messageId: 'booking-42@sundial.test',
}

function sender({ url }: { url: string }) {
  return smtpMailer({ url, from: 'Sundial <hello@sundial.test>' })
}

test('what is sent by SMTP is in the mailbox, decoded', async ({ mail, stage }) => {
  await sender(mail).send(booked)
  const [got, ...rest] = await mail.list()
  expect(rest).toEqual([])
  expect(got).toMatchObject({
    at: stage.now(),
    from: 'Sundial <hello@sundial.test>',
    to: 'Mia Müller <mia@sundial.test>',
    replyTo: 'ana@sundial.test',
    subject: 'Booked: Career talk — 10:00',
    html: expect.stringContaining('<p>See <a href="https://sundial.test/b/abc">it</a></p>'),
  })
  expect(got!.text.trim()).toBe(booked.text)
  const calendar = got!.attachments.find(({ filename }) => filename === 'invite.ics')
  expect(calendar!.content).toContain('BEGIN:VCALENDAR')
})

test('the newest message is first, and a restart keeps them', async ({ mail, stage }) => {
  const transport = sender(mail)
  for (const subject of ['first', 'second']) await transport.send({ ...booked, subject })
  const again = await startMailSandbox({ port: 0, pool: stage.pool, now: stage.now })
  expect((await again.list()).map(({ subject }) => subject)).toEqual(['second', 'first'])
  await again.close()
})

test('the mailbox page escapes what was written and makes its addresses links', async ({ mail }) => {
  await sender(mail).send(booked)
  const all = await mail.list()
  for (const page of [mailboxPage(all), mailPage(all[0]!)]) {
    expect(page).toContain('<a href="https://sundial.test/b/abc?x=1&amp;y=2">')
    expect(page).toContain('&lt;b&gt;Bye')
    expect(page).not.toContain('<b>Bye')
    expect(page).toContain('download="invite.ics"')
  }
})

test('an empty mailbox says so', async ({ mail }) => {
  expect(mailboxPage(await mail.list())).toContain('No mail yet')
})
