import { feeIsDue, objectHours } from '#graphql/domain/booking/no-show-fee.ts'
import type { DisputeEvidence } from '#graphql/providers/payments/port.ts'
import type { Booking, Complaint, Program } from '#prisma/generated/client/client.ts'
import { amount, shown } from './shown.ts'

type Missed = Pick<
  Booking,
  | 'title'
  | 'state'
  | 'noShowOf'
  | 'menteeName'
  | 'startsAt'
  | 'createdAt'
  | 'currency'
  | 'noShowFeeMinor'
  | 'noShowFeeAt'
  | 'noShowFeeDecidedAt'
> & { program: Pick<Program, 'name'> | null; complaint: Complaint | null }

const hour = 3_600_000

/**
 * What differs where the payment is a fee for not coming: not a session was bought, and no cancellation terms were accepted,
 * but this very amount was agreed to. Null of every other payment.
 */
export function feeEvidenceOf(
  booking: Missed,
): Pick<DisputeEvidence, 'product' | 'refundPolicy' | 'statement'> | null {
  const { title, startsAt, currency, noShowFeeMinor, noShowFeeDecidedAt } = booking
  if (noShowFeeMinor === null || noShowFeeDecidedAt === null) return null
  const fee = amount(noShowFeeMinor, currency)
  return {
    product: [
      `A fee of ${fee} for not coming to a mentoring session: ${title}, ${shown(startsAt)}.`,
      'The session itself costs nothing; its mentor kept the time for this customer alone.',
    ].join('\n'),
    refundPolicy: agreementOf(booking, fee),
    statement: statementOf(booking, fee),
  }
}

/** Nobody can book such a session without it. */
function agreementOf({ createdAt, program }: Missed, fee: string): string {
  const how = program
    ? `The booking was made with ${program.name}, whose request said that the customer had agreed to this very amount`
    : 'The booking cannot be made without ticking, beside this very amount, that it may be charged'
  return [
    `On ${shown(createdAt)} the customer agreed that ${fee} may be charged to the card if they do not come. ${how}, and a card was saved for it on the payment page.`,
    'Whoever cancels before the session begins pays nothing.',
    `Before it is charged the customer is told the amount and the day, and has ${objectHours} hours to object.`,
  ].join('\n')
}

function statementOf(booking: Missed, fee: string): string {
  const { menteeName, title, startsAt, createdAt } = booking
  return [
    `${menteeName} booked ${title} for ${shown(startsAt)} on ${shown(createdAt)}, agreed to pay ${fee} for not coming, and saved a card for that.`,
    ...courseOf(booking),
  ].join(' ')
}

function courseOf(booking: Missed): string[] {
  const { noShowFeeAt, complaint } = booking
  if (!feeIsDue(booking)) return ['The report that they did not come was taken back since.']
  const reportedAt = noShowFeeAt && new Date(noShowFeeAt.getTime() - objectHours * hour)
  const when = reportedAt ? ` on ${shown(reportedAt)}` : ''
  return [
    `The mentor was there and reported${when} that they did not come.`,
    complaint
      ? 'They objected, and what both sides said was weighed before the card was charged.'
      : `They were told by mail and had ${objectHours} hours to object; they did not.`,
  ]
}
