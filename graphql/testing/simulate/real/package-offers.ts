import type { Db } from '#graphql/usecases/deps.ts'

const buyers = 4

/** Who buys them has an account. */
async function buyersIn(db: Db, createdAt: Date): Promise<void> {
  await db.person.createMany({
    data: Array.from({ length: buyers }, (_, n) => {
      return { name: 'Tom Ward', email: `tom-${n}@sundial.test`, timeZone: 'UTC', createdAt }
    }),
  })
}

/** What is paid for it and never spent is why the platform's balance never runs dry. */
export const dear = 5_000_000n
/** No multiple of three. */
export const price = 20_000n

/** Three sessions of the first type for those who book, and of the second, dear, for one who never does. */
export async function packagesIn(db: Db, types: readonly string[], createdAt: Date): Promise<void> {
  await buyersIn(db, createdAt)
  const [first = '', second = ''] = types
  await offerPackage(db, { sessionTypeId: first, priceMinor: price, validMonths: 1, createdAt })
  // As long as can be, longer than a story: what is left of one that expires goes back.
  await offerPackage(db, { sessionTypeId: second, priceMinor: dear, validMonths: 12, createdAt })
}

type Offer = { sessionTypeId: string; priceMinor: bigint; validMonths: number; createdAt: Date }

async function offerPackage(
  db: Db,
  { sessionTypeId, priceMinor, validMonths, createdAt }: Offer,
): Promise<void> {
  const { mentorId, currency } = await db.sessionType.findUniqueOrThrow({ where: { id: sessionTypeId } })
  const terms = { sessions: 3, validMonths, priceMinor, currency }
  await db.package.create({ data: { sessionTypeId, mentorId, ...terms, createdAt } })
}
