import type { CaseKind } from '#graphql/domain/ledger/difference.ts'
import type { Deps } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { inTransaction } from '../transaction.ts'

type About = { kind: CaseKind; subject: string; detail: string; bookingId?: string | null }

/** Something that the admins must look at, and are told of once: while its case is open no other is opened. */
export async function openCaseOnce(deps: Deps, { kind, subject, ...more }: About): Promise<void> {
  await inTransaction(deps, async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('cases', 0))`
    if ((await tx.case.count({ where: { kind, subject, closedAt: null } })) > 0) return
    const { id } = await tx.case.create({ data: { kind, subject, ...more, openedAt: deps.now() } })
    await appendEvent(tx, { type: 'case.opened', subjectId: id, version: 1, actor: 'SYSTEM' })
  })
}
