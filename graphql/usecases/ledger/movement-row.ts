import type { Movement, MovementKind } from '#graphql/domain/ledger/movements.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import type { ProviderMovement } from '#prisma/generated/client/client.ts'
import type { Deps } from '../deps.ts'

const pageSize = 500

/** A stored movement as the domain reads it. */
export function movementOf({ amountMinor, feeMinor, currency, kind, ...row }: ProviderMovement): Movement {
  return {
    ...row,
    // Only storeMovements writes it.
    kind: kind as MovementKind,
    amount: storedMoney(amountMinor, currency),
    fee: storedMoney(feeMinor, currency),
  }
}

/** Movements with which the ledger has not agreed yet, a page at a time, oldest id first. */
export async function* openMovements({ db, payments }: Pick<Deps, 'db' | 'payments'>) {
  for (let after = ''; ; ) {
    const rows: ProviderMovement[] = await db.providerMovement.findMany({
      where: { provider: payments.name, agreedAt: null, id: { gt: after } },
      orderBy: { id: 'asc' },
      take: pageSize,
    })
    if (rows.length > 0) yield rows.map(movementOf)
    const last = rows.at(-1)
    if (!last || rows.length < pageSize) return
    after = last.id
  }
}
