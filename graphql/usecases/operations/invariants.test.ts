import { expect } from 'vitest'
import type { House } from '#graphql/testing/furnish.ts'
import { test } from '#graphql/testing/house.ts'
import { cancelBooking } from '../booking/cancel.ts'
import { expireHold } from '../booking/expire-hold.ts'
import { checkInvariants } from './invariants.ts'

/** What is wrong with this one thing; other tests of the file leave theirs behind. */
async function wrongWith({ deps }: House, subject: string): Promise<string[]> {
  const broken = await checkInvariants(deps.db, deps.now())
  return broken.filter((sentence) => sentence.includes(subject))
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
  expect(await checkInvariants(house.deps.db, house.deps.now())).toEqual([])
})

test.for<[string, (house: House) => Promise<string>]>([
  [
    'a booking that holds its time has no slot',
    async (house) => {
      const { id } = await house.freeBooking()
      await sql(house, 'delete from slot_hold where booking_id = $1::uuid', id)
      return id
    },
  ],
  [
    'a booking that ended still has a slot',
    async (house) => {
      const { id } = await house.freeBooking()
      await sql(house, "update booking set state = 'CANCELLED' where id = $1::uuid", id)
      return id
    },
  ],
  [
    'a hold outlived its end by more than five minutes',
    async (house) => {
      const { id } = await house.heldBooking()
      house.clock.advance({ minutes: 37 })
      return id
    },
  ],
  [
    'the postings of a booking do not sum to zero',
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
    'a captured payment is not in the ledger',
    async (house) => {
      const { id, payments } = await house.paidBooking()
      await sql(house, 'update payment set amount_minor = amount_minor + 1 where booking_id = $1::uuid', id)
      return payments[0]!.id
    },
  ],
  [
    'money is kept for a booking that is not secured',
    async (house) => {
      const { id } = await house.paidBooking()
      await sql(house, "update booking set state = 'EXPIRED' where id = $1::uuid", id)
      return id
    },
  ],
  [
    'a booking that mentor or platform cancelled is not refunded in full',
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
    'a session to which the mentor did not come is not refunded in full',
    async (house) => {
      const { id } = await house.paidBooking()
      await sql(house, "update booking set state = 'NO_SHOW', no_show_of = 'MENTOR' where id = $1::uuid", id)
      return id
    },
  ],
  ...(
    [
      ['an open complaint does not stop the payout', "state = 'OPEN', decided_at = null, decided_by = null"],
      ['a complaint outlived the time to contest it', "state = 'OPEN', decided_at = null, decided_by = null"],
      ['what a complaint was decided is not what became of the booking', "state = 'SPLIT'"],
      ['what a complaint was decided is not what became of the booking', "state = 'UPHELD'"],
    ] as const
  ).map(([says, change]): [string, (house: House) => Promise<string>] => [
    says,
    async (house) => {
      const { id: bookingId } = await house.paidBooking()
      const at = new Date(house.deps.now().getTime() - 400_000)
      const over = { state: 'WITHDRAWN', decidedBy: 'MENTEE', decidedAt: at } as const
      const { id } = await house.deps.db.complaint.create({
        data: { bookingId, text: 'Nobody came.', openedAt: at, contestBy: at, ...over },
      })
      await sql(house, `update complaint set ${change} where id = $1::uuid`, id)
      return id
    },
  ]),
  [
    'a payment counts other refunds than it has',
    async (house) => {
      const { payments } = await house.paidBooking()
      await sql(house, 'update payment set refunded_minor = 5 where id = $1::uuid', payments[0]!.id)
      return payments[0]!.id
    },
  ],
  [
    'the payout is 7014 and 1237, not 7013 and 1237',
    async (house) => {
      const { id, payout } = await house.paidBooking()
      await sql(house, 'update payout set amount_minor = amount_minor + 1 where id = $1::uuid', payout!.id)
      return id
    },
  ],
  [
    'transfers and the state of a payout do not agree',
    async (house) => {
      const { payout } = await house.paidBooking()
      const transfer = { payoutId: payout!.id, attempt: 1, amountMinor: 8_000n, currency: 'USD' }
      await house.deps.db.transfer.create({ data: { ...transfer, providerTransferId: `tr_${payout!.id}` } })
      return payout!.id
    },
  ],
  [
    'money left before its time',
    async (house) => {
      const { payout } = await house.paidBooking()
      const at = new Date(payout!.releaseAt.getTime() - 1)
      const transfer = { payoutId: payout!.id, attempt: 1, amountMinor: 1n, currency: 'USD', at }
      await house.deps.db.transfer.create({ data: { ...transfer, providerTransferId: `tr_${payout!.id}` } })
      return payout!.id
    },
  ],
  [
    'version 4 after 3 moves',
    async (house) => {
      const { id } = await house.freeBooking()
      await sql(house, 'update booking set version = version + 1 where id = $1::uuid', id)
      return id
    },
  ],
])('it is seen when %s', async ([says, breaking], { house }) => {
  expect(await wrongWith(house, await breaking(house))).toContainEqual(expect.stringContaining(says))
})

test('a time that a provider imposed on another is seen until a case is open', async ({ house }) => {
  const mentor = await house.mentor()
  const [first, second] = [await house.freeBooking({ mentor }), await house.freeBooking({ mentor })]
  await sql(
    house,
    `update slot_hold set imposed = true, blocked = (select blocked from slot_hold where booking_id = $1::uuid)
     where booking_id = $2::uuid`,
    first.id,
    second.id,
  )
  expect(await wrongWith(house, first.id)).toEqual([expect.stringContaining('has no open case')])

  const open = { kind: 'overlap', subject: second.id, detail: 'x', bookingId: second.id }
  await house.deps.db.case.create({ data: open })
  expect(await wrongWith(house, first.id)).toEqual([])
})

test('a history that jumps, or takes a step that does not exist, is seen', async ({ house }) => {
  const { id } = await house.freeBooking()
  const step = { type: 'booking.ended', bookingId: id, subjectId: id, version: 9, actor: 'SYSTEM' } as const
  await house.deps.db.event.create({ data: { ...step, from: 'EXPIRED', to: 'EXPIRED' } })

  expect(await wrongWith(house, id)).toEqual([
    `${id}: event ended has version 9 in place 4`,
    `${id}: ended leaves EXPIRED, but the booking was CONFIRMED`,
    `${id}: the table knows no ended from CONFIRMED to EXPIRED`,
    `${id}: its events lead to EXPIRED, it is CONFIRMED`,
    `${id}: version 3 after 4 moves`,
  ])
})
