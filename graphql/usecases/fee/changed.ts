import type { Deps, Tx } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { inTransaction } from '../transaction.ts'

/** What changed, as the event has it: of a mentor, of a programme, or of all who have no fee of their own. */
export type FeeChanged = {
  mentorId?: string
  programId?: string
  /** Its name. */
  program?: string
  /** In hundredths of a percent; null: no fee of its own. */
  from: number | null
  to: number | null
  /** What applies where nobody has a fee of their own. */
  platform: number
  /** Since when, by the clock of the business. */
  at: string
}

export async function feeChanged(
  tx: Tx,
  subjectId: string,
  data: FeeChanged,
  actorId: string | null = null,
): Promise<void> {
  const actor = actorId === null ? 'SYSTEM' : 'ADMIN'
  await appendEvent(tx, { type: 'fee.changed', subjectId, version: 1, actor, actorId, data })
}

/** At a start: whether the settings have another fee than at the one before. The first start changes nothing. */
export async function notePlatformFee(deps: Deps): Promise<void> {
  const { feeBps } = deps.settings
  await inTransaction(deps, async (tx) => {
    await tx.$executeRaw`lock table platform_fee_change in share row exclusive mode`
    const last = await tx.platformFeeChange.findFirst({ orderBy: { id: 'desc' } })
    if (last?.feeBps === feeBps) return
    const at = deps.now()
    const { id } = await tx.platformFeeChange.create({ data: { feeBps, at } })
    const data = { to: feeBps, platform: feeBps, at: at.toISOString() }
    if (last) await feeChanged(tx, id, { from: last.feeBps, ...data })
  })
}
