import { expect } from 'vitest'
import { type House, test } from '#graphql/testing/house.ts'
import { cancelBooking } from '../booking/cancel.ts'
import { expireHold } from '../booking/expire-hold.ts'
import { checkInvariants } from './invariants.ts'

/** What is wrong with this one thing; other tests of the file leave theirs behind. */
async function wrongWith({ deps }: House, subject: string): Promise<string[]> {
  const violations = await checkInvariants(deps)
  return violations.filter((violation) => violation.subject === subject).map(({ says }) => says)
}
const sql = ({ deps }: House, statement: string, ...values: unknown[]) =>
  deps.db.$executeRawUnsafe(statement, ...values)

test('a house in order breaks no rule, whatever became of its bookings', async ({ house }) => {
  const admin = house.viewerOf(await house.admin())
  const mentee = await house.mentee()
  const mentor = await house.mentor({ account: 'ready' })
  const early = '2026-03-03T09:00:00Z'
  await house.freeBooking()
  await house.paidBooking({ mentor })
  await cancelBooking(house.deps, admin, { bookingId: (await house.paidBooking({ mentor })).id })
  const late = await house.paidBooking({ mentor, mentee, startsAt: early })
  const held = await house.heldBooking()
  house.clock.set('2026-03-02T20:00:00Z')
  await cancelBooking(house.deps, house.viewerOf(mentee), { bookingId: late.id })
  await expireHold(house.deps, held.id)

  const half = await house.deps.db.payout.findUniqueOrThrow({ where: { bookingId: late.id } })
  expect(half.amountMinor).toBe(3_507n)
  expect(await checkInvariants(house.deps)).toEqual([])
})

test.for<[string, (house: House) => Promise<string>]>([
  [
    'a booking whose state holds a slot has none',
    async (house) => {
      const { id } = await house.freeBooking()
      await sql(house, 'delete from slot_hold where booking_id = $1::uuid', id)
      return id
    },
  ],
  [
    'a booking that gave its slot up still has it',
    async (house) => {
      const { id } = await house.freeBooking()
      await sql(house, "update booking set state = 'CANCELLED' where id = $1::uuid", id)
      return id
    },
  ],
  [
    'a hold outlives its end by five minutes',
    async (house) => {
      const { id } = await house.heldBooking()
      house.clock.advance({ minutes: 35 })
      return id
    },
  ],
  [
    'a booking’s postings do not sum to zero',
    async (house) => {
      const { id } = await house.paidBooking()
      const lines = [
        { account: 'goodwill', amountMinor: 100n, currency: 'USD', bookingId: id },
        { account: 'refund_due', amountMinor: -100n, currency: 'USD' },
      ]
      await house.deps.db.ledgerEntry.create({
        data: { key: `x:${id}`, fact: 'refundDecided', postings: { create: lines } },
      })
      return id
    },
  ],
  [
    'an account is overdrawn',
    async (house) => {
      const { id } = await house.paidBooking()
      const lines = [
        { account: 'held', amountMinor: 9_000n, currency: 'USD', bookingId: id },
        { account: 'platform_fee', amountMinor: -9_000n, currency: 'USD', bookingId: id },
      ]
      await house.deps.db.ledgerEntry.create({
        data: { key: `y:${id}`, fact: 'payoutReleased', postings: { create: lines } },
      })
      return id
    },
  ],
  [
    'what was captured is not what the ledger holds',
    async (house) => {
      const { id } = await house.paidBooking()
      await sql(house, 'update payment set amount_minor = amount_minor + 1 where booking_id = $1::uuid', id)
      return id
    },
  ],
  [
    'paid, neither confirmed nor given back',
    async (house) => {
      const { id } = await house.paidBooking()
      await sql(house, "update booking set state = 'EXPIRED' where id = $1::uuid", id)
      return id
    },
  ],
  [
    'cancelled by mentor or platform, and not refunded in full',
    async (house) => {
      const { id } = await house.paidBooking()
      await sql(
        house,
        "update booking set state = 'CANCELLED', cancelled_by = 'MENTOR' where id = $1::uuid",
        id,
      )
      return id
    },
  ],
  [
    'a payment’s refunds are not what it says of them',
    async (house) => {
      const { payments } = await house.paidBooking()
      await sql(house, 'update payment set refunded_minor = 5 where id = $1::uuid', payments[0]!.id)
      return payments[0]!.id
    },
  ],
  [
    'what is held is not the mentor’s share',
    async (house) => {
      const { payout } = await house.paidBooking()
      await sql(house, 'update payout set amount_minor = amount_minor + 1 where id = $1::uuid', payout!.id)
      return payout!.id
    },
  ],
  [
    'more was sent than the mentor’s share',
    async (house) => {
      const { payout } = await house.paidBooking()
      const transfer = { payoutId: payout!.id, attempt: 1, amountMinor: 8_000n, currency: 'USD' }
      await house.deps.db.transfer.create({ data: { ...transfer, providerTransferId: `tr_${payout!.id}` } })
      return payout!.id
    },
  ],
  [
    'a transfer left before its time',
    async (house) => {
      const { payout } = await house.paidBooking()
      const at = new Date(payout!.releaseAt.getTime() - 1)
      const transfer = { payoutId: payout!.id, attempt: 1, amountMinor: 1n, currency: 'USD', at }
      await house.deps.db.transfer.create({ data: { ...transfer, providerTransferId: `tr_${payout!.id}` } })
      return payout!.id
    },
  ],
  [
    'the history does not replay to the present state',
    async (house) => {
      const { id } = await house.freeBooking()
      await sql(house, 'update booking set version = version + 1 where id = $1::uuid', id)
      return id
    },
  ],
])('it is seen when %s', async ([says, breaking], { house }) => {
  expect(await wrongWith(house, await breaking(house))).toContain(says)
})

test('two bookings of one host at one time are seen, unless a provider imposed one and a case is open', async ({
  house,
}) => {
  const mentor = await house.mentor()
  const first = await house.freeBooking({ mentor })
  const second = await house.freeBooking({ mentor })
  const says = 'two bookings of one host overlap'
  await sql(
    house,
    `update slot_hold set imposed = true, blocked = (select blocked from slot_hold where booking_id = $1::uuid)
     where booking_id = $2::uuid`,
    first.id,
    second.id,
  )
  const seen = async () => [...(await wrongWith(house, first.id)), ...(await wrongWith(house, second.id))]
  expect(await seen()).toContain(says)

  const open = { kind: 'overlap', subject: second.id, detail: 'x', bookingId: second.id }
  await house.deps.db.case.create({ data: open })
  expect(await seen()).not.toContain(says)
})

test('a history that jumps, or takes a step that does not exist, is seen', async ({ house }) => {
  const { id } = await house.freeBooking()
  const step = { type: 'booking.ended', bookingId: id, subjectId: id, version: 9, actor: 'SYSTEM' } as const
  await house.deps.db.event.create({ data: { ...step, from: 'CONFIRMED', to: 'EXPIRED' } })

  expect(await wrongWith(house, id)).toEqual(
    expect.arrayContaining([
      'a version does not follow the one before',
      'the history does not replay to the present state',
      'a move that the table does not have',
    ]),
  )
})
