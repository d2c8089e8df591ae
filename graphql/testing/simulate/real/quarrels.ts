import { randomUUID } from 'node:crypto'
import { currencyOf } from '#graphql/domain/money/currencies.ts'
import { roundDown } from '#graphql/domain/money/money.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import { contestComplaint } from '#graphql/usecases/booking/contest-complaint.ts'
import { correctNoShow } from '#graphql/usecases/booking/correct-no-show.ts'
import { decideComplaint } from '#graphql/usecases/booking/decide-complaint.ts'
import { leftToRefund } from '#graphql/usecases/booking/left-to-refund.ts'
import { reportNoShow } from '#graphql/usecases/booking/report-no-show.ts'
import { withdrawComplaint } from '#graphql/usecases/booking/withdraw-complaint.ts'
import { acceptDispute, answerDispute } from '#graphql/usecases/dispute/answer.ts'
import { giveBack } from '#graphql/usecases/payment/give-back.ts'
import type { PersonViewer } from '#graphql/usecases/viewer.ts'
import type { House } from '../../../server/house.ts'
import { guest, mentorOf, type Wish } from './wish.ts'

export async function adminOf({ deps }: House): Promise<PersonViewer> {
  const { id: personId } = await deps.db.person.findFirstOrThrow({ where: { admin: true } })
  return { kind: 'person', personId, mentorId: null, admin: true, bookingIds: [] }
}

async function complaintOf({ deps }: House, bookingId: string): Promise<string> {
  const complaint = await deps.db.complaint.findUnique({ where: { bookingId } })
  return complaint?.id ?? bookingId
}

const whole = ({ deps }: House, id: string) =>
  deps.db.booking.findUniqueOrThrow({ where: { id }, include: { payments: true, refunds: true } })

/** What mentees, mentors and admins ask for once a session is over. */
export const quarrels: Record<string, (house: House, wish: Wish) => Promise<unknown>> = {
  '/contest': async (house, { bookingId }) =>
    contestComplaint(house.deps, await mentorOf(house, bookingId), {
      complaintId: await complaintOf(house, bookingId),
      text: 'We spoke for the whole hour.',
    }),
  '/withdraw': async (house, { bookingId }) =>
    withdrawComplaint(house.deps, guest(bookingId), await complaintOf(house, bookingId)),
  '/decide': async (house, { bookingId, decision }) => {
    const left = leftToRefund(await whole(house, bookingId))
    const half = roundDown(left.minor, 2n, currencyOf(left.currency).step)
    return decideComplaint(house.deps, await adminOf(house), {
      complaintId: await complaintOf(house, bookingId),
      decision,
      refund: { minor: half, currency: left.currency },
      reason: 'Both were heard.',
    })
  },
  '/no-show': async (house, { bookingId, who }) =>
    reportNoShow(house.deps, await mentorOf(house, bookingId), { bookingId, who }),
  '/took-place': async (house, { bookingId }) =>
    correctNoShow(house.deps, await mentorOf(house, bookingId), bookingId),
  '/evidence': async (house, { disputeId, statement }) =>
    answerDispute(house.deps, await adminOf(house), {
      disputeId,
      statement,
      reason: 'It did take place.',
    }),
  '/accept-loss': async (house, { disputeId }) =>
    acceptDispute(house.deps, await adminOf(house), {
      disputeId,
      reason: 'Nothing speaks for us.',
    }),
  '/give-back': async (house, { bookingId, amount, bearer }) => {
    const { currency, refunds } = await whole(house, bookingId)
    // Whoever was not answered looks first.
    const given = refunds.some(({ cause }) => cause === 'GOODWILL' || cause === 'CLAW_BACK')
    if (given) return
    const asked = { bookingId, bearer, amount: storedMoney(BigInt(amount), currency) }
    await giveBack(house.deps, await adminOf(house), {
      ...asked,
      reason: 'It was our mistake.',
      idempotencyKey: randomUUID(),
    })
  },
}
