import { InputInvalid } from '#graphql/domain/errors.ts'
import { checkServiceFee, type ServiceFeeDraft } from '#graphql/domain/fee/draft.ts'
import type { ServiceFee } from '#graphql/domain/fee/fee.ts'
import { displayMoney } from '#graphql/domain/money/format.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import type { Deps } from '../deps.ts'
import { audit } from '../operations/audit.ts'
import { inTransaction } from '../transaction.ts'
import type { PersonViewer } from '../viewer.ts'
import { latest, serviceFeeNow, storedServiceFee } from './applied.ts'
import { feeWords } from './words.ts'

export const setServiceFeeErrors = [InputInvalid] as const

/** Events and the audit name things by ids; the platform itself has none. */
const thePlatform = '00000000-0000-0000-0000-000000000000'

/**
 * Sets what mentees pay beside the price of what they book from now on, for admins. Setting what holds already changes
 * nothing. Throws InputInvalid with everything that is wrong.
 */
export async function setServiceFee(
  deps: Deps,
  viewer: PersonViewer,
  draft: ServiceFeeDraft,
): Promise<ServiceFee> {
  if (!viewer.admin) throw new RangeError('only admins set fees')
  const { reason, ...fee } = checkServiceFee(draft)
  const fixedMinor = digitsOf(fee)
  await inTransaction(deps, async (tx) => {
    // Whoever books reads on; whoever else sets it waits, so that the history never forks.
    await tx.$executeRaw`lock table service_fee_change in share row exclusive mode`
    const previous = await tx.serviceFeeChange.findFirst({ where: latest })
    if (previous && same(storedServiceFee(previous), fee)) return
    await tx.serviceFeeChange.create({
      data: {
        feeBps: fee.feeBps,
        fixedMinor,
        reason,
        actorId: viewer.personId,
        previousId: previous?.id ?? null,
        at: deps.now(),
      },
    })
    await audit(tx, deps, viewer, {
      action: 'serviceFee.set',
      subjectType: 'Platform',
      subjectId: thePlatform,
      reason: `${said(fee)}: ${reason}`,
    })
  })
  return serviceFeeNow(deps.db)
}

/** What is nothing is left out. */
const digitsOf = ({ fixed }: ServiceFee): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fixed)
      .filter(([, minor]) => minor > 0n)
      .map(([currency, minor]) => [currency, minor.toString()])
      .sort(),
  )

const same = (one: ServiceFee, other: ServiceFee) =>
  one.feeBps === other.feeBps && JSON.stringify(digitsOf(one)) === JSON.stringify(digitsOf(other))

const said = (fee: ServiceFee) =>
  [
    feeWords(fee.feeBps),
    ...Object.entries(digitsOf(fee)).map(([code, minor]) => displayMoney(storedMoney(BigInt(minor), code))),
  ].join(' + ')
