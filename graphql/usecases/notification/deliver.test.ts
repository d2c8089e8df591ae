import { expect } from 'vitest'
import { test } from '#graphql/testing/live.ts'
import { NotYet } from '../reaction.ts'
import { sendBookingMails } from './booking-mails.ts'

test('two jobs that owe the same mails at the same instant send each once', async ({ scene }) => {
  const type = await scene.sessionType(await scene.mentor(), { priceMinor: 0n })
  const { bookingId } = await scene.book({ type })
  const jobs = await Promise.allSettled([1, 2, 3].map(() => sendBookingMails(scene.deps, bookingId)))
  expect(jobs.every((job) => job.status === 'fulfilled' || job.reason instanceof NotYet)).toBe(true)
  await scene.settle()
  expect(await scene.mails(bookingId)).toHaveLength(2)
})

test('a mail that the server refuses for now is sent later, one refused for good is recorded', async ({
  scene,
}) => {
  const type = await scene.sessionType(await scene.mentor(), { priceMinor: 0n })
  const { bookingId } = await scene.book({ type })
  scene.mail.refuse(451, 550)
  await scene.settle()
  await scene.settle()
  const rows = await scene.deps.db.mail.findMany({ where: { bookingId } })
  expect(rows.map(({ sentAt, failedAt }) => [sentAt !== null, failedAt !== null]).sort()).toEqual([
    [false, true],
    [true, false],
  ])
})
