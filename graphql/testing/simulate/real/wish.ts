import type { Side } from '#graphql/domain/booking/no-show.ts'
import type { RefundBearer } from '#graphql/domain/payment/refund.ts'
import type { SchedulingProvider } from '#graphql/domain/scheduling/provider.ts'
import type { ComplaintDecision } from '#graphql/usecases/booking/decide-complaint.ts'
import type { Viewer } from '#graphql/usecases/viewer.ts'
import type { House } from '../../../server/house.ts'
import type { RiggedMentor } from '../../keepers/rig.ts'

/** All that somebody may say with what they ask for; everything asked for takes its part. */
export type Wish = {
  bookingId: string
  sessionTypeId: string
  startsAt: string
  key: string
  n: number
  answers: { questionId: string; value: string }[]
  promotionCode: string
  /** Left out, the mentee acts. */
  by: Side
  who: Side
  decision: ComplaintDecision
  /** In minor units. */
  amount: string
  bearer: RefundBearer
  statement: string
  disputeId: string
  packageId: string
  purchaseId: string
  personId: string
  mentorId: string
  provider: SchedulingProvider
  /** A mentor as known at the company that keeps the calendar. */
  known: RiggedMentor
}

export const guest = (bookingId: string): Viewer => ({ kind: 'guest', bookingIds: [bookingId] })

export async function mentorOf({ deps }: House, bookingId: string): Promise<Viewer> {
  const { mentor } = await deps.db.booking.findUniqueOrThrow({
    where: { id: bookingId },
    include: { mentor: true },
  })
  return {
    kind: 'person',
    personId: mentor.personId,
    mentorId: mentor.id,
    admin: false,
    bookingIds: [],
  }
}
