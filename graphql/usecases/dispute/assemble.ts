import type { DisputeEvidence } from '#graphql/providers/payments/port.ts'
import type { Dispute } from '#prisma/generated/client/client.ts'
import type { Deps, Tx } from '../deps.ts'
import { evidenced, evidenceOf } from './evidence.ts'
import { evidenceOfPackage } from './package-evidence.ts'

const evidenceParts = [
  'customerName',
  'customerEmail',
  'product',
  'servedAt',
  'refundPolicy',
  'activity',
  'refusal',
  'statement',
] as const satisfies readonly (keyof DisputeEvidence)[]
export type EvidencePart = (typeof evidenceParts)[number]

/** What was sent to the bank, or what would be sent now, part by part. */
export async function evidenceFor(
  { db }: Pick<Deps, 'db'>,
  { evidence, ...of }: Pick<Dispute, 'bookingId' | 'purchaseId' | 'evidence'>,
): Promise<{ part: EvidencePart; text: string }[]> {
  const said = (evidence as DisputeEvidence | null) ?? (await assembled(db, of))
  return evidenceParts.flatMap((part) => {
    const text = said[part]
    return text ? [{ part, text }] : []
  })
}

/** All that speaks for us now, whatever the payment was for. */
export async function assembled(
  tx: Tx | Deps['db'],
  { bookingId: id, purchaseId }: Pick<Dispute, 'bookingId' | 'purchaseId'>,
): Promise<DisputeEvidence> {
  if (purchaseId) return evidenceOfPackage(tx, purchaseId)
  return evidenceOf(await tx.booking.findUniqueOrThrow({ where: { id: id ?? '' }, include: evidenced }))
}
