import { expect } from 'vitest'
import { test } from '#graphql/testing/live.ts'
import { applyAsMentor } from '../mentor/apply.ts'
import { declineMentor } from '../mentor/decide.ts'
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

test('case 5: a mail that the server refuses for now is sent later, one refused for good is recorded', async ({
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

test('whoever is declined and applies again is told and told of each time', async ({ scene }) => {
  const { deps } = scene
  const admin = scene.viewerOf(await scene.admin())
  const viewer = scene.viewerOf(await scene.mentee())
  const profile = { handle: 'wim-again', name: 'Wim Again', headline: 'Tries twice', about: '' }
  const again = { ...profile, topics: ['career'], languages: ['en'], timeZone: 'Europe/Lisbon' }
  for (const round of [1, 2]) {
    const mentorId = await applyAsMentor(deps, viewer, again)
    await scene.settle()
    await declineMentor(deps, admin, { mentorId, reason: `Not yet, ${round}.` })
    await scene.settle()
    scene.clock.advance({ hours: 1 })
  }

  const subjects = (await scene.mail.list()).map(({ subject }) => subject)
  const count = (text: string) => subjects.filter((subject) => subject.includes(text)).length
  const admins = await deps.db.person.count({ where: { admin: true } })
  expect([count('Wim Again would like'), count('Your application')]).toEqual([2 * admins, 2])
})
