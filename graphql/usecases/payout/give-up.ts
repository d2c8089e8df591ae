import { lockBooking } from '../booking/lock.ts'
import type { Deps } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { inTransaction } from '../transaction.ts'

/** After the last try the payout shows as failed, with the reason, until an admin has it tried again. Throws it on. */
export async function giveUpPayout(deps: Deps, id: string, error: unknown, final: boolean): Promise<never> {
  if (final) await failed(deps, id, error instanceof Error ? error.message.slice(0, 500) : 'unknown')
  throw error
}

async function failed(deps: Deps, id: string, failureReason: string): Promise<void> {
  const row = await deps.db.payout.findUnique({ where: { id } })
  if (!row) return
  await inTransaction(deps, async (tx) => {
    const booking = await lockBooking(tx, row.bookingId)
    const state = booking?.payout?.state
    if (!booking || (state !== 'DUE' && state !== 'SENDING')) return
    await tx.payout.update({ where: { id }, data: { failedAt: deps.now(), failureReason } })
    const { id: bookingId, version } = booking
    const why = { actor: 'SYSTEM', reason: failureReason } as const
    await appendEvent(tx, { type: 'payout.gaveUp', bookingId, subjectId: id, version, ...why })
  })
}
