import type { RefundTier } from '#graphql/domain/booking/refund.ts'
import type { Db } from '#graphql/usecases/deps.ts'
import { mentorIn, typeIn } from '../real/people.ts'
import { type Asked, offeredCurrencies, serviceFee } from './asked.ts'
import { type Pack, validMonths } from './packs.ts'
import type { Script } from './script.ts'

/** What a script's mentor has to offer: a session type for each wish. */
export type Offers = {
  readonly mentorId: string
  readonly accountId: string
  readonly wanted: readonly Wanted[]
  /** The script's package, and who buys it. */
  readonly packageId: string
  readonly ownerId: string
}
export type Wanted = {
  readonly sessionTypeId: string
  readonly questionId: string
  readonly code: string | null
}

type Place = { db: Db; stripeUrl: string; at: Date }
/** Who set its fee; and, unless it gives back what the house does, the tiers of all that it offers. */
type House = { actorId: string; tiers: readonly RefundTier[] | null }

/** The mentor of a script with the session types, fee and codes that it needs. */
export async function offersOf(
  place: Place,
  { seed, feeBps, asked, pack }: Script,
  { actorId, tiers }: House,
): Promise<Offers> {
  const { db, stripeUrl, at } = place
  const { id: mentorId, accountId } = await mentorIn(db, stripeUrl, { name: `Ana of ${seed}`, createdAt: at })
  await db.feeChange.create({ data: { mentorId, feeBps, reason: 'as agreed', actorId, at } })
  const wanted: Wanted[] = []
  for (const [nth, wish] of asked.entries())
    wanted.push(
      // All sessions of a package are of one kind.
      (wish.credit && asked[nth - 1]?.credit && wanted.at(-1)) ||
        (await offer(db, { mentorId, wish, name: `s${seed}b${nth}`, tiers })),
    )
  const { sessionTypeId } = wanted.at(-1) ?? {}
  const sold =
    pack && sessionTypeId ? { pack, sessionTypeId, currency: asked.at(-1)?.currency ?? 'USD' } : null
  return { mentorId, accountId, wanted, ...(await packageOf(place, mentorId, seed, sold)) }
}

type Sold = { pack: Pack; sessionTypeId: string; currency: string }

async function packageOf({ db, at }: Place, mentorId: string, seed: number, sold: Sold | null) {
  if (!sold) return { packageId: '', ownerId: '' }
  const owner = { name: 'Tom Ward', email: `tom-${seed}@sundial.test`, timeZone: 'UTC', createdAt: at }
  const { id: ownerId } = await db.person.create({ data: owner })
  const { pack, sessionTypeId, currency } = sold
  const terms = { sessions: pack.sessions, priceMinor: pack.price, validMonths, currency, createdAt: at }
  const { id: packageId } = await db.package.create({ data: { sessionTypeId, mentorId, ...terms } })
  return { packageId, ownerId }
}

type Offer = { mentorId: string; wish: Asked; name: string; tiers: House['tiers'] }

async function offer(db: Db, { mentorId, wish, name, tiers }: Offer): Promise<Wanted> {
  const { base, currency, unit, approval, keeps, saves, moveNotice, fee } = wish
  const pages = { position: 0, kind: 'NUMBER', label: 'Pages', required: false } as const
  const sessionTypeId = await typeIn(db, mentorId, {
    slug: name,
    priceMinor: base,
    currency,
    requiresApproval: approval,
    pendingHoldsSlot: keeps,
    savesCard: saves,
    noShowFeeMinor: fee,
    rescheduleNoticeMinutes: moveNotice,
    questions: { create: unit > 0n ? { ...pages, priceMinor: unit } : pages },
    ...(tiers ? { refundTiers: tiers.map((tier) => ({ ...tier })) } : {}),
  })
  const { id: questionId } = await db.question.findFirstOrThrow({ where: { sessionTypeId } })
  const code = wish.code && name.toUpperCase()
  if (wish.code && code) {
    const { bearer, percent: percentOff } = wish.code
    await db.promotion.create({
      data: { code, bearer, percentOff, mentorId: bearer === 'MENTOR' ? mentorId : null },
    })
  }
  return { sessionTypeId, questionId, code }
}

/** An admin, and the service fee that everybody pays; the admin's id. */
export async function officeIn(db: Db, at: Date): Promise<string> {
  const { id: actorId } = await db.person.create({
    data: { name: 'Ingrid Holm', email: 'ingrid@sundial.test', timeZone: 'UTC', admin: true, createdAt: at },
  })
  const fixed = Object.entries(serviceFee.fixed).map(([currency, minor]) => [currency, minor.toString()])
  const { feeBps } = serviceFee
  await db.serviceFeeChange.create({
    data: { feeBps, fixedMinor: Object.fromEntries(fixed), reason: 'as agreed', actorId, at },
  })
  return actorId
}

const dear = 900_000n

/** A dear session in each currency, long after all others: what is paid for it is why the platform's balance never runs dry. */
export async function dearTypes({ db, stripeUrl, at }: Place): Promise<string[]> {
  const { id } = await mentorIn(db, stripeUrl, { name: 'Bo Lind', createdAt: at })
  const types: string[] = []
  for (const currency of offeredCurrencies)
    types.push(await typeIn(db, id, { slug: currency.toLowerCase(), priceMinor: dear, currency }))
  return types
}
