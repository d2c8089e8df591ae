import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { type Scene, test } from '#graphql/testing/live.ts'
import { bookAt, teamOf } from '#graphql/testing/teams.ts'
import { cancelBooking } from '../booking/cancel.ts'
import { rescheduleBooking } from '../booking/reschedule.ts'
import { nodeId } from '../node-id.ts'
import { acceptInvitation, leaveHosts } from '../session-type/hosting.ts'
import { saveHosts } from '../session-type/save-hosts.ts'

const ten = '2026-12-15T10:00:00Z'

/** The mails of one kind about a booking, text and calendar, by recipient's first name. */
async function sent({ deps, mail }: Scene, bookingId: string, kinds: string[]) {
  const rows = await deps.db.mail.findMany({ where: { bookingId, kind: { in: kinds } } })
  const ids = new Set(rows.map(({ id }) => `<${id}@localhost>`))
  const found = (await mail.list()).filter(({ headers }) => ids.has(headers['message-id'] ?? ''))
  return Object.fromEntries(
    found.map(({ to, text, attachments }) => [
      to.split(' ')[0] ?? '',
      { text, calendar: attachments.map(({ content }) => content).join() },
    ]),
  )
}

test('the mentee and everybody who gives it are told, with the calendar entry, and who else comes', async ({
  scene,
}) => {
  const { type } = await teamOf(scene, [{ name: 'Ana' }, { name: 'Ben' }])
  const id = await bookAt(scene, type, ten)
  await scene.settle()
  const mails = await sent(scene, id, ['confirmedMentee', 'confirmedMentor'])
  expect(Object.keys(mails).sort()).toEqual(['Ana', 'Ben', 'Maya'])
  expect(mails.Maya?.text).toContain('Your session with Ana and Ben is confirmed.')
  expect(mails.Ana?.text).toContain('Together with: Ben')
  expect(mails.Ben?.text).toContain('Together with: Ana')
  for (const { calendar } of Object.values(mails)) expect(calendar).toContain('Ana\\, Ben and Maya Osei')
})

test('one of those who give it cancels: each reads who did, and why', async ({ scene }) => {
  const { type, mentors } = await teamOf(scene, [{ name: 'Ana' }, { name: 'Ben' }])
  const id = await bookAt(scene, type, ten)
  await cancelBooking(scene.deps, scene.viewerOf(mentors[1]!), { bookingId: id, reason: 'I am ill.' })
  await scene.settle()
  const mails = await sent(scene, id, ['cancelledMentee', 'cancelledMentor'])
  expect(mails.Maya?.text).toContain('Ben cancelled your session.\n\nBen writes: I am ill.')
  expect(mails.Ana?.text).toContain('Ben cancelled your session with Maya Osei.\n\nBen writes: I am ill.')
  expect(mails.Ben?.text).toContain('You cancelled your session with Maya Osei.')
})

test('who does not come any more after a move is told, and whoever comes instead', async ({ scene }) => {
  const { type, mentors } = await teamOf(scene, [
    { name: 'Ana', rotating: true },
    { name: 'Ben', rotating: true, priority: 1 },
  ])
  const id = await bookAt(scene, type, ten)
  await scene.settle()
  await scene.freeBooking({ mentor: mentors[1]!, startsAt: '2026-12-15T12:00:00Z' })
  await rescheduleBooking(scene.deps, scene.viewerOf(mentors[1]!), {
    bookingId: id,
    startsAt: new Date('2026-12-15T12:00:00Z'),
    idempotencyKey: randomUUID(),
  })
  await scene.settle()
  const over = await sent(scene, id, ['handedOverMentor'])
  expect(over.Ben?.calendar).toContain('METHOD:CANCEL')
  expect(over.Ben?.text).not.toContain('meet.sundial.test')
  const come = await sent(scene, id, ['confirmedMentor', 'movedMentee'])
  expect(come.Ana?.text).toContain('Your session with Maya Osei is confirmed.')
  expect(come.Maya?.text).toContain('Ben moved your session.')
})

test('who is asked to give a session gets one mail each time they are asked', async ({ scene }) => {
  const { deps } = scene
  const [ana, ben] = [await scene.mentor({ name: 'Ana' }), await scene.mentor({ name: 'Ben' })]
  const type = await scene.sessionType(ana)
  const how = { rotating: false, group: null, priority: 0, weight: 1 }
  const ask = (...who: { handle: string }[]) =>
    saveHosts(
      deps,
      scene.viewerOf(ana),
      type.id,
      who.map(({ handle }) => ({ handle, ...how })),
    )
  const mails = () => deps.db.mail.count({ where: { kind: 'hostInvited', to: ben.person.email } })
  await ask(ana, ben)
  await scene.settle()
  await ask(ben, ana)
  await scene.settle()
  expect(await mails()).toBe(1)
  await ask()
  scene.clock.advance({ minutes: 1 })
  await ask(ana, ben)
  await scene.settle()
  expect(await mails()).toBe(2)
})

test('whoever asked hears of each answer once: accepted, left, declined', async ({ scene }) => {
  const { deps } = scene
  const [ana, ben] = [await scene.mentor({ name: 'Ana' }), await scene.mentor({ name: 'Ben & Co' })]
  const type = await scene.sessionType(ana, { title: 'Roadmap <b>now</b>' })
  const how = { rotating: false, group: null, priority: 0, weight: 1 }
  const invite = () =>
    saveHosts(
      deps,
      scene.viewerOf(ana),
      type.id,
      [ana, ben].map(({ handle }) => ({ handle, ...how })),
    )
  const guest = scene.viewerOf(ben)
  await invite()
  await acceptInvitation(deps, guest, type.id)
  await acceptInvitation(deps, guest, type.id)
  await leaveHosts(deps, guest, type.id)
  await invite()
  await leaveHosts(deps, guest, type.id)
  await scene.settle()
  const found = (await scene.mail.list()).filter(({ to }) => to.includes(ana.person.email))
  expect(found.map(({ subject }) => subject).sort()).toEqual([
    'Ben & Co does not give your session',
    'Ben & Co gives a session with you',
    'Ben & Co gives your session no more',
  ])
  for (const { text, html } of found) {
    expect(text).toContain('“Roadmap <b>now</b>”')
    expect(text).toContain(`/mentor/sessions/${nodeId('SessionType', type.id)}/hosts\n`)
    expect(html).toContain('“Roadmap &lt;b&gt;now&lt;/b&gt;”')
  }
})
