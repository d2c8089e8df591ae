import type { AccountRecords, MentorAccount } from '#graphql/providers/payments/port.ts'
import type { ConnectedAccount, TransferCapability } from '#prisma/generated/client/client.ts'
import type { Deps } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { answered } from '../reaction.ts'
import { inTransaction } from '../transaction.ts'
import { unblockMentor } from './block.ts'

const capability: Record<MentorAccount['transfers'], TransferCapability> = {
  active: 'ACTIVE',
  pending: 'PENDING',
  inactive: 'INACTIVE',
}

/**
 * Fetches a connected account afresh and stores what it says. Accounts go both ways, so one job at a time fetches and
 * writes; when transfers are on, the payouts that waited for it go on.
 */
export async function syncAccount(deps: Deps, accountId: string): Promise<void> {
  await inTransaction(deps, async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`account:${accountId}`}, 0))`
    const known = await tx.connectedAccount.findUnique({ where: { accountId } })
    if (!known) return
    const facts = answered(await deps.payments.fetchAccount(accountId))
    const transfers = capability[facts.transfers]
    const { detailsSubmitted, payoutsEnabled, requirementsDue, disabledReason, records } = facts
    const asked = askedAnew(known, facts)
    await tx.connectedAccount.update({
      where: { id: known.id },
      data: {
        detailsSubmitted,
        payoutsEnabled,
        requirementsDue,
        disabledReason,
        transfers,
        ...(records ? columnsOf(records) : {}),
        fetchedAt: deps.now(),
      },
    })
    if (asked)
      await appendEvent(tx, { type: 'account.asked', subjectId: known.id, version: 1, actor: 'PROVIDER' })
    const released = transfers === 'ACTIVE' ? await unblockMentor(tx, deps, known.mentorId) : 0
    if (transfers === known.transfers && detailsSubmitted === known.detailsSubmitted && released === 0) return
    await appendEvent(tx, {
      type: 'account.changed',
      subjectId: known.id,
      version: 1,
      to: transfers,
      actor: 'PROVIDER',
    })
  })
}

const columnsOf = ({ country, taxIdGiven, late, next, by }: AccountRecords) => ({
  country,
  taxIdGiven,
  requirementsLate: late,
  requirementsNext: next,
  requirementsBy: by,
})

/** Whether something is due of an account that had given everything: whoever was never done is told on their page. */
function askedAnew(known: ConnectedAccount, { requirementsDue }: MentorAccount): boolean {
  return known.detailsSubmitted && requirementsDue.some((field) => !known.requirementsDue.includes(field))
}
