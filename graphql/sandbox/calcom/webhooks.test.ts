import { createHmac } from 'node:crypto'
import { expect } from 'vitest'
import { brokenRules, loadContract, withContract } from './contract.ts'
import { guest, mentor, type Stage, test } from './testing.ts'

const TRIGGERS = [
  'BOOKING_CREATED',
  'BOOKING_REQUESTED',
  'BOOKING_REJECTED',
  'BOOKING_RESCHEDULED',
  'BOOKING_CANCELLED',
]
const MONDAY = '2026-11-23'

/** One subscriber of everything, and what arrives from here on. */
async function subscribed(
  stage: Stage,
  secret: string | null = 'whsecret',
): Promise<{ id: string; types: () => string[] }> {
  const hooks = (await stage.platform('GET', '/webhooks')).data as unknown as { id: number }[]
  for (const { id } of hooks) await stage.platform('DELETE', `/webhooks/${id}`)
  await stage.sandbox.runDue()
  await stage.sandbox.setFaults({ next: [] })
  stage.received.length = 0
  const body = {
    subscriberUrl: stage.listener,
    active: true,
    triggers: TRIGGERS,
    ...(secret ? { secret } : {}),
  }
  const { data } = await stage.platform('POST', '/webhooks', body)
  return { id: String(data.id), types: () => stage.received.map(({ told }) => told.triggerEvent) }
}

const hours = ['09', '10', '11', '12', '13', '14']

async function book(stage: Stage, typeId: number, hour = 0): Promise<string> {
  const body = {
    eventTypeId: typeId,
    start: `${MONDAY}T${hours[hour]}:00:00Z`,
    attendee: guest,
    metadata: { bookingId: 'b' },
  }
  return String((await stage.call(null, 'POST', '/bookings', body)).data.uid)
}

test('each thing that happens to a booking is told, signed by bare hex', async ({ stage }) => {
  const { types } = await subscribed(stage)
  const { typeId, token } = await mentor(stage)
  const uid = await book(stage, typeId)
  const moved = await stage.call(token, 'POST', `/bookings/${uid}/reschedule`, {
    start: `${MONDAY}T15:00:00Z`,
  })
  await stage.sandbox.act({ menteeCancels: String(moved.data.uid), reason: 'ill' })
  await stage.sandbox.runDue()
  expect(types()).toEqual(['BOOKING_CREATED', 'BOOKING_RESCHEDULED', 'BOOKING_CANCELLED'])
  for (const { body, signature } of stage.received)
    expect(signature).toBe(createHmac('sha256', 'whsecret').update(body).digest('hex'))
  expect(stage.received.map(({ told }) => told.payload)).toMatchObject([
    { uid, status: 'ACCEPTED', metadata: { bookingId: 'b' } },
    { uid: moved.data.uid, rescheduleUid: uid },
    { uid: moved.data.uid, cancellationReason: 'ill' },
  ])
})

test('a request, its answer, and what the mentor does over there are told', async ({ stage }) => {
  const { types } = await subscribed(stage)
  const policy = { confirmationPolicy: { type: 'always', blockUnconfirmedBookingsInBooker: true } }
  const { typeId } = await mentor(stage, {}, policy)
  const [yes, no] = [await book(stage, typeId, 0), await book(stage, typeId, 1)]
  await stage.sandbox.act({ accept: yes })
  await stage.sandbox.act({ decline: no })
  await stage.sandbox.act({ mentorMoves: yes })
  await stage.sandbox.act({ book: String(typeId) })
  await expect(stage.sandbox.act({ accept: no })).rejects.toThrow('already')
  await stage.sandbox.runDue()
  expect(types()).toEqual([
    ...['BOOKING_REQUESTED', 'BOOKING_REQUESTED', 'BOOKING_CREATED', 'BOOKING_REJECTED'],
    ...['BOOKING_RESCHEDULED', 'BOOKING_REQUESTED'],
  ])
})

test('what is not taken is lost, and what nobody takes any more is not sent', async ({ stage }) => {
  const { id, types } = await subscribed(stage)
  const { typeId } = await mentor(stage)
  stage.answers.push(500)
  await book(stage, typeId, 0)
  await stage.advance(0)
  await stage.advance(24 * 3_600_000)
  expect(types()).toEqual(['BOOKING_CREATED'])
  await book(stage, typeId, 1)
  await stage.sandbox.act({ disable: id })
  await book(stage, typeId, 2)
  await stage.sandbox.runDue()
  expect(types()).toEqual(['BOOKING_CREATED'])
  expect((await stage.platform('GET', `/webhooks/${id}`)).data).toMatchObject({ active: false })
  await stage.platform('PATCH', `/webhooks/${id}`, { active: true })
  await stage.sandbox.act({ book: String(typeId) })
  await stage.sandbox.runDue()
  expect(types()).toHaveLength(2)
})

test('duplicates, delays, reordering and forgeries come when they are asked for', async ({ stage }) => {
  const { types } = await subscribed(stage)
  const { typeId } = await mentor(stage)
  await stage.sandbox.setFaults({
    next: [
      { on: 'webhook', do: 'duplicate' },
      { on: 'webhook', do: 'delay', by: 'PT10M' },
    ],
  })
  await book(stage, typeId, 0)
  await book(stage, typeId, 1)
  await stage.sandbox.runDue()
  expect(types()).toHaveLength(2)
  expect(stage.received[0]?.body).toBe(stage.received[1]?.body)
  await stage.advance(600_000)
  expect(types()).toHaveLength(3)

  await stage.sandbox.setFaults({
    next: [
      { on: 'webhook', do: 'reorder' },
      { on: 'webhook', do: 'badSignature' },
    ],
  })
  const uid = await book(stage, typeId, 2)
  await stage.sandbox.act({ mentorCancels: uid })
  await stage.sandbox.runDue()
  expect(types().slice(3)).toEqual(['BOOKING_CANCELLED', 'BOOKING_CREATED'])
  const { body, signature } = stage.received[3]!
  expect(signature).not.toBe(createHmac('sha256', 'whsecret').update(body).digest('hex'))
})

test('a webhook without a secret says so in place of a signature; an address has one webhook', async ({
  stage,
}) => {
  await subscribed(stage, null)
  const { typeId } = await mentor(stage)
  await book(stage, typeId)
  await stage.sandbox.runDue()
  expect(stage.received[0]?.signature).toBe('no-secret-provided')
  const again = { subscriberUrl: stage.listener, active: true, triggers: ['BOOKING_CREATED'] }
  expect((await stage.platform('POST', '/webhooks', again)).status).toBe(409)
})

test.skipIf(!withContract)('what is told has the properties of the samples', async ({ stage }) => {
  const contract = loadContract()
  const { rows } = await stage.pool.query("select body from sandbox.calcom_object where type = 'event'")
  expect(new Set(rows.map(({ body }) => body.triggerEvent))).toEqual(new Set(TRIGGERS))
  for (const { body } of rows) {
    const sample = contract.sample(`calcom/${body.triggerEvent}`)
    expect(Object.keys(body).sort()).toEqual(Object.keys(sample).sort())
    expect(
      Object.keys(body.payload).filter((name) => !(name in sample.payload)),
      body.triggerEvent,
    ).toEqual([])
  }
})

test('the overview shows what there is, and reset empties it', async ({ stage }) => {
  const { typeId } = await mentor(stage)
  const uid = await book(stage, typeId)
  const { page } = await stage.sandbox.overview(true)
  expect(page).toContain(`name="mentorCancels" value="${uid}"`)
  expect((await stage.sandbox.overview()).page).not.toContain('<button')
  await stage.sandbox.reset()
  expect(Object.values((await stage.sandbox.overview()).data).flat()).toEqual([])
  expect(await stage.sandbox.nextDueAt()).toBeNull()
})

test.skipIf(!withContract)('every call and answer above is as the contract says', ({ stage }) => {
  expect(brokenRules(stage.calls)).toEqual([])
})
