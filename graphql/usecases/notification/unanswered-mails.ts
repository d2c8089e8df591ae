import { displayMoney } from '#graphql/domain/money/format.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import type { Deps } from '../deps.ts'
import { nodeId } from '../node-id.ts'
import { deliver, type OwedMail } from './deliver.ts'
import { whenShort } from './when.ts'

/** So long before a bank stops waiting the admins are reminded. */
export const remindHours = 48

/** Tells the admins of a dispute whose answer was not taken, and of one that its bank will soon not wait for any more. */
export async function sendUnansweredMails(deps: Deps, disputeId: string): Promise<void> {
  const dispute = await deps.db.dispute.findUnique({ where: { id: disputeId } })
  const waits = dispute?.state === 'INQUIRY' || dispute?.state === 'NEEDS_RESPONSE'
  if (!dispute?.respondBy || !waits || dispute.answer) return
  const { id, bookingId, amountMinor, currency, respondBy, attempt, failureReason } = dispute
  const hoursLeft = (respondBy.getTime() - deps.now().getTime()) / 3_600_000
  if (hoursLeft <= 0) return
  const admins = await deps.db.person.findMany({ where: { admin: true } })
  const owed = displayMoney(storedMoney(amountMinor, currency))
  const link = {
    label: 'See it and answer',
    url: `${deps.settings.appUrl}/admin/disputes/${nodeId('Dispute', id)}`,
  }
  const otherwise =
    dispute.state === 'INQUIRY'
      ? 'Without an answer it may take the payment back.'
      : 'Without an answer the dispute is lost.'
  const mails = admins.flatMap(({ name, email, timeZone }): OwedMail[] => {
    const until = whenShort({ startsAt: respondBy, endsAt: respondBy }, timeZone)
    const told = {
      kind: 'disputeUnanswered',
      ...(bookingId ? { bookingId } : {}),
      to: { name, address: email },
    }
    const refused = {
      subject: `The answer about ${owed} was not taken: answer anew until ${until}`,
      lines: [`The payment company did not take it: ${failureReason}`, otherwise],
      link,
    }
    const soon = {
      subject: `Not answered yet: ${owed}, until ${until}`,
      lines: [`The bank waits until ${until}.`, otherwise],
      link,
    }
    return [
      ...(failureReason ? [{ ...told, occasion: `${id}:${attempt}`, letter: refused }] : []),
      ...(hoursLeft <= remindHours ? [{ ...told, occasion: `${id}:soon`, letter: soon }] : []),
    ]
  })
  await deliver(deps, mails)
}
