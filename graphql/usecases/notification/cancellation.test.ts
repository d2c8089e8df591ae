import { expect } from 'vitest'
import { type Scene, test } from '#graphql/testing/live.ts'
import { cancelBooking } from '../booking/cancel.ts'
import { cancelReason, whyCancelled } from '../booking/cancel-reason.ts'

/** The texts of the mails that told of a cancellation, by recipient's first name. */
async function told({ deps, mail }: Scene, bookingId: string): Promise<Record<string, string>> {
  const rows = await deps.db.mail.findMany({
    where: { bookingId, kind: { in: ['cancelledMentee', 'cancelledMentor'] } },
  })
  const ids = new Set(rows.map(({ id }) => `<${id}@localhost>`))
  const sent = (await mail.list()).filter(({ headers }) => ids.has(headers['message-id'] ?? ''))
  return Object.fromEntries(sent.map(({ to, text }) => [to.split(' ')[0] ?? '', text]))
}

const read = ({ deps }: Scene, id: string) =>
  deps.db.booking.findUniqueOrThrow({ where: { id }, select: whyCancelled })

test('who cancels is “you” to themselves, and what they wrote reaches the other side', async ({ scene }) => {
  const mentor = await scene.payableMentor()
  const { bookingId } = await scene.paid({ type: await scene.sessionType(mentor) })
  await cancelBooking(scene.deps, scene.viewerOf(mentor), { bookingId, reason: 'I am ill.' })
  await scene.settle()

  const mails = await told(scene, bookingId)
  const [name = ''] = mentor.name.split(' ')
  expect(mails.Jonas).toContain(`${mentor.name} cancelled your session.\n\n${mentor.name} writes: I am ill.`)
  expect(mails[name]).toContain('You cancelled your session with Jonas Weber.')
  expect(mails[name]).not.toContain('I am ill.')
  expect(mails[name]).toContain('$82.50 goes back to Jonas Weber.')
  expect(mails[name]).toContain('Nothing is left of your share.')
  expect(cancelReason(await read(scene, bookingId))).toBe('I am ill.')
})

test('what an admin writes stays in the audit', async ({ scene }) => {
  const { bookingId } = await scene.paid()
  const admin = scene.viewerOf(await scene.admin())
  await cancelBooking(scene.deps, admin, { bookingId, reason: 'The card was stolen.' })
  await scene.settle()
  const mails = await told(scene, bookingId)
  expect(mails.Jonas).toContain('Sundial cancelled your session')
  expect(mails.Jonas).not.toContain('stolen')
  expect(cancelReason(await read(scene, bookingId))).toBeNull()
})

test('while a bank has the payment nobody is told that it is on its way', async ({ scene }) => {
  const mentor = await scene.payableMentor()
  const type = await scene.sessionType(mentor)
  const { bookingId } = await scene.paid({ type, card: '4000000000000259' })
  await scene.settle()
  await cancelBooking(scene.deps, scene.viewerOf(mentor), { bookingId })
  await scene.settle()
  const mails = await told(scene, bookingId)
  expect(mails.Jonas).toContain(
    '$82.50 is to go back to you. Your bank has this payment now and decides first',
  )
  expect(mails.Jonas).not.toContain('Banks usually show')
})

test('a refund that waited for days is told when it is sent', async ({ scene }) => {
  const { bookingId, guest } = await scene.paid({ card: '4000000000007726' })
  await cancelBooking(scene.deps, guest, { bookingId })
  await scene.settle()
  expect(await scene.mails(bookingId)).not.toContain('Jonas: $82.50 was sent back to you')
  scene.clock.advance({ hours: 25 })
  await scene.settle()
  expect(await scene.mails(bookingId)).toContain('Jonas: $82.50 was sent back to you')
})
