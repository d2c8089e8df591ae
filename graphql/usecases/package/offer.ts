import { randomUUID } from 'node:crypto'
import { InputInvalid } from '#graphql/domain/errors.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import { checkPackage, type PackageDraft } from '#graphql/domain/package/draft.ts'
import { PackageNotFound } from '#graphql/domain/package/errors.ts'
import { SessionTypeNotFound } from '#graphql/domain/session-type/errors.ts'
import type { Deps } from '../deps.ts'
import { findOwnType } from '../session-type/own.ts'
import { inTransaction } from '../transaction.ts'
import type { PersonViewer } from '../viewer.ts'
import { ownPackages } from './access.ts'

export const createPackageErrors = [SessionTypeNotFound, InputInvalid] as const
export const withdrawPackageErrors = [PackageNotFound] as const

/** Offers several sessions of the viewer's own type at one price. Answers with its id. */
export async function createPackage(
  deps: Deps,
  viewer: PersonViewer,
  { sessionTypeId, ...draft }: PackageDraft & { sessionTypeId: string },
): Promise<string> {
  const id = randomUUID()
  await inTransaction(deps, async (tx) => {
    const type = await findOwnType(tx, viewer, sessionTypeId)
    const { sessions, price, validMonths } = checkPackage(draft, storedMoney(type.priceMinor, type.currency))
    const terms = { sessions, validMonths, priceMinor: price.minor, currency: price.currency }
    const { mentorId } = type
    await tx.package.create({ data: { id, sessionTypeId, mentorId, ...terms, createdAt: deps.now() } })
  })
  return id
}

/** Sells it no more; who bought it keeps it. Repeating it changes nothing. */
export async function withdrawPackage(deps: Deps, viewer: PersonViewer, id: string): Promise<void> {
  await inTransaction(deps, async (tx) => {
    const found = await tx.package.findFirst({ where: { AND: [{ id }, ownPackages(viewer)] } })
    if (!found) throw new PackageNotFound()
    await tx.package.updateMany({ where: { id, withdrawnAt: null }, data: { withdrawnAt: deps.now() } })
  })
}
