import { feeThatApplies, noServiceFee, type PlatformFee, type ServiceFee } from '#graphql/domain/fee/fee.ts'
import { isCurrency } from '#graphql/domain/money/currencies.ts'
import type { FeeChange, ServiceFeeChange } from '#prisma/generated/client/client.ts'
import type { Db, Settings, Tx } from '../deps.ts'

/** What holds now of a history: the change that no other follows. */
export const latest = { next: { is: null } } as const

type Changed = readonly Pick<FeeChange, 'feeBps'>[]

/** The fee of what a mentor sells, given the latest change of their own: none, or one. */
export const feeOfMentor = (changes: Changed, { feeBps }: Pick<Settings, 'feeBps'>): PlatformFee =>
  feeThatApplies({ program: null, mentor: changes[0]?.feeBps ?? null, platform: feeBps })

/** Both fees that a booking made now is made with; it keeps them, whatever changes later. */
export async function feesNow(
  db: Db | Tx,
  settings: Pick<Settings, 'feeBps'>,
  { mentorId, programId }: { mentorId: string; programId: string | null },
): Promise<{ feeBps: number; serviceFee: ServiceFee }> {
  const either = [{ mentorId }, ...(programId === null ? [] : [{ programId }])]
  const changes = await db.feeChange.findMany({ where: { OR: either, ...latest } })
  const own = (which: 'mentorId' | 'programId') =>
    changes.find((change) => change[which] !== null)?.feeBps ?? null
  const { feeBps } = feeThatApplies({
    program: own('programId'),
    mentor: own('mentorId'),
    platform: settings.feeBps,
  })
  return { feeBps, serviceFee: await serviceFeeNow(db) }
}

/** What mentees pay beside a price now. */
export async function serviceFeeNow(db: Db | Tx): Promise<ServiceFee> {
  const change = await db.serviceFeeChange.findFirst({ where: latest })
  return change ? storedServiceFee(change) : noServiceFee
}

/** A service fee as its row has it. A currency that is not offered any more has no fixed part. */
export function storedServiceFee({
  feeBps,
  fixedMinor,
}: Pick<ServiceFeeChange, 'feeBps' | 'fixedMinor'>): ServiceFee {
  const parts = Object.entries(fixedMinor as Record<string, string>)
  return {
    feeBps,
    fixed: Object.fromEntries(
      parts.filter(([code]) => isCurrency(code)).map(([code, minor]) => [code, BigInt(minor)]),
    ),
  }
}
