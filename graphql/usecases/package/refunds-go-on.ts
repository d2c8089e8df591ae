import type { Refund } from '#prisma/generated/client/client.ts'
import type { Tx } from '../deps.ts'
import { appendEvent } from '../events.ts'
import type { Contested } from './divide.ts'

/** What was decided to go back and waits for the bank, the oldest first. */
export const waitingFor = ({ refunds }: { refunds: readonly Refund[] }): Refund[] =>
  refunds
    .filter(({ state }) => state === 'DECIDED')
    .sort((a, b) => a.decidedAt.getTime() - b.decidedAt.getTime())

/** The bank has decided: what waited for that, of a contested package and its sessions, is sent. */
export async function refundsGoOn(
  tx: Tx,
  { purchase, bookings }: Contested,
  which: (refund: Refund) => boolean = () => true,
): Promise<void> {
  const { version } = purchase
  for (const { id: subjectId } of waitingFor(purchase).filter(which))
    await appendEvent(tx, { type: 'packageRefund.retried', subjectId, version, actor: 'SYSTEM' })
  for (const booking of bookings)
    for (const { id: subjectId } of waitingFor(booking).filter(which)) {
      const of = { bookingId: booking.id, version: booking.version }
      await appendEvent(tx, { type: 'refund.retried', subjectId, ...of, actor: 'SYSTEM' })
    }
}
