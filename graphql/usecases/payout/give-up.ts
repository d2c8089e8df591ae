import type { Deps } from '../deps.ts'

/** After the last try the payout shows as failed, with the reason, until an admin has it tried again. Throws it on. */
export async function giveUpPayout(
  { db, now }: Deps,
  id: string,
  error: unknown,
  final: boolean,
): Promise<never> {
  if (final) {
    const failureReason = error instanceof Error ? error.message.slice(0, 500) : 'unknown'
    await db.payout.updateMany({
      where: { id, state: { in: ['DUE', 'SENDING'] } },
      data: { failedAt: now(), failureReason },
    })
  }
  throw error
}
