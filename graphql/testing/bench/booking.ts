import { randomUUID } from 'node:crypto'
import type { CheckedInput } from '#graphql/usecases/booking/checkout-input.ts'
import { reserve } from '#graphql/usecases/booking/reserve.ts'
import type { Tx } from '#graphql/usecases/deps.ts'
import { feesNow } from '#graphql/usecases/fee/applied.ts'
import { claimKey, keyedCall } from '#graphql/usecases/idempotency.ts'
import { type BookableType, findBookableType } from '#graphql/usecases/session-type/bookable.ts'
import { inTransaction } from '#graphql/usecases/transaction.ts'
import { nobody } from '#graphql/usecases/viewer.ts'
import type { BenchHouse } from './bench-house.ts'
import { type Row, ratePerSecond, ratioOf, ratioRow } from './row.ts'

const load = { hands: 16, seconds: 3 }
const hour = 3_600_000

/** What a booking costs the database, against the least that a commit can cost; and what its event costs of that. */
export async function bookingRows(house: BenchHouse): Promise<Row[]> {
  const types = await Promise.all(Array.from({ length: load.hands }, () => typeOf(house)))
  let taken = 0
  const booked = (change: (tx: Tx) => Tx) => () =>
    ratePerSecond((hand) => {
      const type = types[hand]
      if (!type) throw new Error(`no session type for hand ${hand}`)
      return bookOnce(house, type, new Date(house.clock.now().getTime() + ++taken * hour), change)
    }, load)
  const whole = booked((tx) => tx)
  await whole()
  await oneRow(house)()
  return [
    ratioRow(
      {
        what: 'the booking transaction: key, booking, slot, attempt, event',
        against: 'one row inserted and committed, by pg',
      },
      await ratioOf(whole, oneRow(house)),
      0.5,
    ),
    ratioRow(
      { what: 'the booking transaction', against: 'the same without its events' },
      await ratioOf(whole, booked(withoutEvents)),
      0.7,
    ),
  ]
}

async function typeOf(house: BenchHouse): Promise<BookableType> {
  const { id } = await house.sessionType(await house.mentor({ account: 'ready' }))
  return findBookableType(house.deps.db, id)
}

async function bookOnce({ deps }: BenchHouse, type: BookableType, startsAt: Date, change: (tx: Tx) => Tx) {
  const input: CheckedInput = {
    startsAt,
    menteeTimeZone: 'Europe/Lisbon',
    menteeName: 'Maya Osei',
    menteeEmail: 'maya@sundial.test',
    menteeId: null,
    programId: null,
    answers: [],
    sourceHash: null,
  }
  const call = keyedCall(nobody, 'bookingCheckout', randomUUID(), input)
  await inTransaction(deps, async (tx) => {
    const bookingId = randomUUID()
    await claimKey(tx, call, bookingId)
    const whose = { mentorId: type.mentorId, programId: null }
    const terms = { applied: null, ...(await feesNow(tx, deps.settings, whose)) }
    await reserve(change(tx), deps, { bookingId, wanted: type, input, terms })
  })
}

/** The same connection, on which nothing happens is written down. */
function withoutEvents(tx: Tx): Tx {
  const event = { ...tx.event, create: async () => null }
  return new Proxy(tx, {
    get: (target, name) => (name === 'event' ? event : Reflect.get(target, name)),
  })
}

function oneRow({ pool }: BenchHouse) {
  return async () => {
    await pool.query('create table if not exists bench_row (id bigserial primary key, said text not null)')
    const insert = { name: 'bench', text: 'insert into bench_row (said) values ($1)', values: ['a row'] }
    return ratePerSecond(() => pool.query(insert), load)
  }
}
