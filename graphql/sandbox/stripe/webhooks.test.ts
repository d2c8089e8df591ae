import { expect } from 'vitest'
import { brokenEvents, brokenRules, loadContract, withContract } from './contract.ts'
import { signature } from './delivery.ts'
import { onboarded, openSession, paid } from './story.ts'
import { type Stage, test } from './testing.ts'

/** What arrives from here on. */
async function listen(stage: Stage): Promise<() => string[]> {
  await stage.sandbox.runDue()
  await stage.sandbox.setFaults({ next: [] })
  stage.received.length = 0
  return () => stage.received.map(({ event }) => event.type)
}

async function verified({ stripe, received, secret }: Stage): Promise<boolean[]> {
  const check = (body: Buffer, header: string) => {
    try {
      return Boolean(stripe.webhooks.constructEvent(body, header, secret))
    } catch {
      return false
    }
  }
  return received.map(({ body, signature: header }) => check(body, header))
}

test.skipIf(!withContract)('signatures are those of the published vector', () => {
  const vector = loadContract().sample('signature-vectors') as {
    body: string
    t: number
    stripe: { secret: string; value: string }
  }
  expect(signature(vector.body, vector.stripe.secret, vector.t)).toBe(vector.stripe.value)
})

test('a payment is told in signed events that the SDK accepts', async ({ stage }) => {
  const types = await listen(stage)
  const { session } = await paid(stage)
  await stage.sandbox.runDue()
  expect(types()).toEqual([
    'payment_intent.created',
    'charge.succeeded',
    'payment_intent.succeeded',
    'checkout.session.completed',
  ])
  expect(await verified(stage)).toEqual([true, true, true, true])
  const last = stage.received.at(-1)!.event
  expect(last.data.object).toMatchObject({ id: session.id, status: 'complete' })
  expect((await stage.stripe.events.retrieve(last.id)).id).toBe(last.id)
  const listed = await stage.stripe.events.list({ types: ['checkout.session.completed'], limit: 1 })
  expect(listed.data[0]!.id).toBe(last.id)
})

test('events of a mentor’s account carry the account', async ({ stage }) => {
  await listen(stage)
  const account = await onboarded(stage)
  const updates = stage.received.map(({ event }) => event).filter(({ type }) => type === 'account.updated')
  expect(updates.map((event) => [event.account, event.data.previous_attributes])).toEqual([
    [account.id, expect.objectContaining({ details_submitted: false })],
    [account.id, expect.objectContaining({ payouts_enabled: false })],
  ])
})

test('what is not taken is sent again three times over a few hours, then no more', async ({ stage }) => {
  const types = await listen(stage)
  stage.answers.push(500, 302, 400, 503, 200)
  const session = await openSession(stage)
  await stage.stripe.checkout.sessions.expire(session.id)
  await stage.sandbox.runDue()
  expect(types()).toHaveLength(1)
  for (
    let due = await stage.sandbox.nextDueAt();
    due && types().length < 4;
    due = await stage.sandbox.nextDueAt()
  )
    await stage.advance(due.getTime() - stage.now().getTime())
  await stage.advance(24 * 3_600_000)
  expect(types().filter((type) => type === 'checkout.session.expired')).toHaveLength(4)
  stage.answers.length = 0
})

test('duplicates, delays, reordering, losses and forgeries come when they are asked for', async ({
  stage,
}) => {
  const types = await listen(stage)
  const expire = async () => stage.stripe.checkout.sessions.expire((await openSession(stage)).id)
  const type = 'checkout.session.expired'
  await stage.sandbox.setFaults({ next: [{ on: 'webhook', type, do: 'duplicate', times: 2 }] })
  await expire()
  await expire()
  await expire()
  await stage.sandbox.runDue()
  expect(new Set(stage.received.map(({ event }) => event.id)).size).toBe(3)
  expect(types()).toHaveLength(5)

  await listen(stage)
  await stage.sandbox.setFaults({
    next: [
      { on: 'webhook', type, do: 'delay', by: 'PT10M' },
      { on: 'webhook', type, do: 'drop' },
    ],
  })
  await expire()
  await expire()
  await stage.sandbox.runDue()
  expect(types()).toEqual([])
  await stage.advance(10 * 60_000)
  expect(types()).toEqual([type])

  await listen(stage)
  await stage.sandbox.setFaults({ next: [{ on: 'webhook', type: 'payment_intent.created', do: 'reorder' }] })
  await paid(stage)
  await stage.sandbox.runDue()
  expect(types().slice(0, 2)).toEqual(['charge.succeeded', 'payment_intent.created'])

  await listen(stage)
  await stage.sandbox.setFaults({
    next: [
      { on: 'webhook', do: 'badSignature' },
      { on: 'webhook', do: 'oldTimestamp' },
    ],
  })
  await expire()
  await expire()
  stage.answers.push(400)
  await stage.sandbox.runDue()
  expect(await verified(stage)).toEqual([false, false])
  await stage.advance(5 * 60_000)
  expect(await verified(stage)).toEqual([false, false, true])
})

test('a wrong fault plan is answered with what is wrong', async ({ stage }) => {
  const wrong = await stage.sandbox.control({ next: [{ on: 'call', do: 'explode' }] })
  expect(wrong).toMatchObject({ status: 400, body: { error: expect.stringContaining('next[0]') } })
  expect(await stage.sandbox.control({ next: [] })).toEqual({ status: 200, body: {} })
})

test('in the background events go out by themselves', async ({ stage }) => {
  const types = await listen(stage)
  stage.sandbox.startDelivering()
  await stage.stripe.checkout.sessions.expire((await openSession(stage)).id)
  await expect.poll(types).toEqual(['checkout.session.expired'])
  await stage.restart()
})

test('a fault plan is checked, stored, and survives a restart', async ({ stage }) => {
  const types = await listen(stage)
  await expect(stage.sandbox.setFaults({ next: [{ on: 'webhook', do: 'delay' }] })).rejects.toThrow(
    'delay needs `by`',
  )
  await stage.sandbox.setFaults({ next: [{ on: 'webhook', do: 'drop' }] })
  await stage.restart()
  await stage.stripe.checkout.sessions.expire((await openSession(stage)).id)
  await stage.sandbox.runDue()
  expect(types()).toEqual([])
})

test('undelivered events survive a restart', async ({ stage }) => {
  const types = await listen(stage)
  await stage.stripe.checkout.sessions.expire((await openSession(stage)).id)
  await stage.restart()
  await stage.sandbox.runDue()
  expect(types()).toEqual(['checkout.session.expired'])
})

test.skipIf(!withContract)('events and answers are as the contract says', async ({ stage }) => {
  expect(brokenRules(stage.calls)).toEqual([])
  expect(await brokenEvents(stage.pool)).toEqual([])
})

test('the overview shows what there is, and reset empties it', async ({ stage }) => {
  const session = await openSession(stage)
  expect((await stage.sandbox.overview()).page).toContain(session.id)
  await stage.sandbox.reset()
  const { data } = await stage.sandbox.overview()
  expect(Object.values(data).flat()).toEqual([])
  expect(await stage.sandbox.nextDueAt()).toBeNull()
})
