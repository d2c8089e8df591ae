import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { ReasonMissing } from '#graphql/domain/booking/errors.ts'
import { InputInvalid } from '#graphql/domain/errors.ts'
import { type Money, money } from '#graphql/domain/money/money.ts'
import { DebtNotFound, DebtRefused } from '#graphql/domain/payout/debt.ts'
import { ask } from '#graphql/testing/ask.ts'
import { atOnce } from '#graphql/testing/at-once.ts'
import { indebted, paidOut, share } from '#graphql/testing/debts.ts'
import { test } from '#graphql/testing/live.ts'
import { nodeId } from '../node-id.ts'
import { debtsOfMentor } from './mentor-debts.ts'
import { receiveDebt } from './receive-debt.ts'
import { writeOffDebt } from './write-off-debt.ts'

const usd = (minor: bigint): Money => money(minor, 'USD')

const reason = 'The account is closed.'
const receipt = { reference: 'Statement 12, line 3', receivedOn: '2026-12-01' }

test('written off, it is a loss, said once, audited, and the mentor reads that nothing is owed', async ({
  scene,
}) => {
  const { mentor, bookingId, viewer, asked } = await indebted(scene)
  const request = { ...asked(), amount: usd(share), reason }
  await writeOffDebt(scene.deps, viewer, request)
  await writeOffDebt(scene.deps, viewer, request)
  expect(await scene.balance('mentor_debt', bookingId)).toBe(0n)
  expect(await scene.balance('loss', bookingId)).toBe(share)
  const { db } = scene.deps
  expect(await db.auditEntry.findMany({ where: { subjectId: bookingId } })).toMatchObject([
    { action: 'debt.writtenOff', actorId: viewer.personId, reason },
  ])
  expect(await db.event.findMany({ where: { bookingId, type: { startsWith: 'debt.' } } })).toMatchObject([
    { type: 'debt.writtenOff', actor: 'ADMIN', actorId: viewer.personId, reason },
  ])
  expect(await debtsOfMentor(scene.deps, { mentorId: mentor.id })).toMatchObject([
    { open: usd(0n), settleable: usd(0n), settlements: [{ kind: 'WRITTEN_OFF', amountMinor: share }] },
  ])
  const later = await paidOut(scene, mentor)
  expect((await scene.booking(later)).payout).toMatchObject({ transfers: [{ amountMinor: share }] })
})

test('received at the bank in part, the rest comes off the next payout', async ({ scene }) => {
  const { mentor, bookingId, viewer, asked } = await indebted(scene)
  await receiveDebt(scene.deps, viewer, { ...asked(), ...receipt, amount: usd(5_000n) })
  expect(await scene.balance('bank', bookingId)).toBe(5_000n)
  expect(await scene.balance('mentor_debt', bookingId)).toBe(2_013n)
  const later = await paidOut(scene, mentor)
  expect((await scene.booking(later)).payout).toMatchObject({ transfers: [{ amountMinor: 5_000n }] })
  expect(await debtsOfMentor(scene.deps, { mentorId: mentor.id })).toMatchObject([
    {
      ...{ open: usd(0n), netted: [{ amount: usd(2_013n) }] },
      settlements: [{ kind: 'RECEIVED', amountMinor: 5_000n, reference: receipt.reference }],
    },
  ])
})

test('two admins at once settle it once', async ({ scene }) => {
  const { bookingId, viewer, asked } = await indebted(scene)
  const other = scene.viewerOf(await scene.admin())
  const outcomes = await atOnce(scene, bookingId, [
    () => writeOffDebt(scene.deps, viewer, { ...asked(), amount: usd(share), reason }),
    () => receiveDebt(scene.deps, other, { ...asked(), ...receipt, amount: usd(share) }),
  ])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { because: 'nothing' },
  })
  expect(await scene.balance('mentor_debt', bookingId)).toBe(0n)
})

test('settled while a payout nets it, never more goes than is owed', async ({ scene }) => {
  const { mentor, bookingId, viewer, asked } = await indebted(scene)
  const type = await scene.sessionType(mentor)
  const { bookingId: later } = await scene.paid({ type })
  scene.clock.set((await scene.booking(later)).endsAt)
  await scene.settle()
  scene.clock.set((await scene.booking(later)).payout!.releaseAt)
  await Promise.allSettled([
    scene.settle(),
    writeOffDebt(scene.deps, viewer, { ...asked(), amount: usd(share), reason }),
  ])
  await scene.settle()
  expect(await scene.balance('mentor_debt', bookingId)).toBe(0n)
  const [netted, lost] = [await scene.balance('netting', later), await scene.balance('loss', bookingId)]
  expect(lost - netted).toBe(share)
  const { payout } = await scene.booking(later)
  expect(payout?.transfers.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)).toBe(lost)
})

test('what a bank can still give back to the mentor cannot be settled', async ({ scene }) => {
  const { bookingId, viewer, asked, dispute } = await indebted(scene, { lost: false })
  const given = writeOffDebt(scene.deps, viewer, { ...asked(), amount: usd(share), reason })
  await expect(given).rejects.toMatchObject({ because: 'contested' })
  await scene.stripe.contest({ won: dispute })
  await scene.settle()
  expect(await scene.balance('mentor_debt', bookingId)).toBe(0n)
})

test('more than is owed, nothing, another currency, a day to come and no reason are refused', async ({
  scene,
}) => {
  const { bookingId, viewer, asked } = await indebted(scene)
  const write = (wish: object) =>
    writeOffDebt(scene.deps, viewer, { ...asked(), amount: usd(share), reason, ...wish })
  await expect(write({ amount: usd(share + 1n) })).rejects.toThrow(DebtRefused)
  await expect(write({ amount: usd(0n) })).rejects.toThrow(InputInvalid)
  await expect(write({ amount: money(share, 'EUR') })).rejects.toThrow(InputInvalid)
  await expect(write({ reason: ' ' })).rejects.toThrow(ReasonMissing)
  const late = { ...asked(), amount: usd(share), reference: '', receivedOn: '2031-01-01' }
  await expect(receiveDebt(scene.deps, viewer, late)).rejects.toMatchObject({
    issues: [{ path: ['reference'] }, { path: ['receivedOn'] }],
  })
  await expect(write({ bookingId: await paidOut(scene) })).rejects.toThrow(DebtNotFound)
  const mine = { ...viewer, admin: false }
  const mean = writeOffDebt(scene.deps, mine, { ...asked(), amount: usd(share), reason })
  await expect(mean).rejects.toThrow(DebtNotFound)
  const key = randomUUID()
  await write({ idempotencyKey: key, amount: usd(13n) })
  await expect(write({ idempotencyKey: key, amount: usd(14n) })).rejects.toMatchObject({
    code: 'IDEMPOTENCY_KEY_REUSED',
  })
  expect(await scene.balance('mentor_debt', bookingId)).toBe(share - 13n)
})

const page = `query ($open: Boolean!) { debtors(open: $open, first: 20) { edges { node {
  open { amount } mentor { id } debts { open { amount } settleable { amount } booking { id } } } } } }`
const own = 'query ($id: ID!) { booking(id: $id) { debt { open { amount } } } }'

test('the list has who owes and who owed; nobody but admins reads it', async ({ scene }) => {
  const { mentor, bookingId, viewer, asked } = await indebted(scene)
  const found = async (open: boolean) => {
    const { data } = await ask(scene, viewer, page, { open })
    const nodes = data.debtors.edges.map(({ node }: { node: object }) => node)
    return nodes.filter((node: { mentor: { id: string } }) => node.mentor.id === nodeId('Mentor', mentor.id))
  }
  const booking = { id: nodeId('Booking', bookingId) }
  expect(await found(true)).toMatchObject([
    { open: { amount: '70.13' }, debts: [{ booking, settleable: { amount: '70.13' } }] },
  ])
  expect(await found(false)).toEqual([])
  const self = scene.viewerOf(mentor)
  expect((await ask(scene, self, page, { open: true })).errors).toMatchObject([{ code: 'FORBIDDEN' }])
  expect((await ask(scene, self, own, booking)).data).toEqual({ booking: { debt: null } })
  await writeOffDebt(scene.deps, viewer, { ...asked(), amount: usd(share), reason })
  expect(await found(true)).toEqual([])
  expect(await found(false)).toMatchObject([{ open: { amount: '0.00' } }])
})
