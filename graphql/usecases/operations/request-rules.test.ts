import { expect } from 'vitest'
import type { Payment } from '#graphql/providers/payments/port.ts'
import type { House } from '#graphql/testing/furnish.ts'
import { test } from '#graphql/testing/house.ts'
import { takeFacts } from '../payment/fulfil-checkout.ts'
import { checkInvariants } from './invariants.ts'

type Facts = (id: string) => Payment

const authorised: Facts = (id) => ({
  state: 'authorised',
  paymentIntentId: `pi_${id}`,
  chargeId: `ch_${id}`,
  captureBefore: null,
})

const saved: Facts = (id) => ({ state: 'saved', customerId: `cus_${id}`, paymentMethodId: `pm_${id}` })

/** A request that its mentor has to answer, secured as if the payment company had said so. */
async function requested(house: House, facts = authorised): Promise<string> {
  const { deps } = house
  const mentor = await house.mentor({ account: 'ready' })
  const type = await house.sessionType(mentor, { requiresApproval: true })
  const { id } = await house.heldBooking({ type })
  await takeFacts(deps, {
    id: `cs_${id}`,
    status: 'complete',
    url: null,
    expiresAt: deps.now(),
    amount: { minor: 8_250n, currency: 'USD' },
    payment: facts(id),
    metadata: { bookingId: id, attempt: '1' },
  })
  return id
}

const sql = ({ deps }: House, statement: string, id: string) => deps.db.$executeRawUnsafe(statement, id)

async function rejected(house: House, id: string): Promise<void> {
  await sql(house, 'delete from slot_hold where booking_id = $1::uuid', id)
  await sql(house, "update booking set state = 'REJECTED' where id = $1::uuid", id)
}

test('a request whose card was saved is covered by it, and by nothing once it ended', async ({ house }) => {
  const id = await requested(house, saved)
  const payment = await house.deps.db.payment.findFirstOrThrow({ where: { bookingId: id } })
  const found = async () =>
    (await checkInvariants(house.deps.db, house.deps.now())).filter((sentence) =>
      [id, payment.id].some((subject) => sentence.includes(subject)),
    )
  expect([payment.state, await found()]).toEqual(['SAVED', []])
  await rejected(house, id)
  expect(await found()).toContainEqual(expect.stringMatching(/^a card is kept reserved or saved/))
})

test.for<[string, (house: House, id: string) => Promise<unknown>]>([
  [
    'a paid request is not covered by exactly one payment',
    (house, id) => sql(house, "update payment set state = 'EXPIRED' where booking_id = $1::uuid", id),
  ],
  [
    'a request outlived the time to answer it',
    async (house) => house.clock.advance({ hours: 48, minutes: 6 }),
  ],
  [
    'what was accepted outlived the time to confirm it',
    (house, id) =>
      sql(
        house,
        "update booking set state = 'CONFIRMING', confirm_by = respond_by - interval '9 days' where id = $1::uuid",
        id,
      ),
  ],
  ['a card is kept reserved or saved for a booking that ended', rejected],
  [
    'a booking that holds its time has no slot',
    (house, id) => sql(house, 'delete from slot_hold where booking_id = $1::uuid', id),
  ],
])('%s: that is found', async ([says, spoil], { house }) => {
  const id = await requested(house)
  const told = async () => {
    const broken = await checkInvariants(house.deps.db, house.deps.now())
    return broken.find((sentence) => sentence.startsWith(says)) ?? 'nothing'
  }
  const before = await told()
  await spoil(house, id)
  expect(['nothing', before]).not.toContain(await told())
})
