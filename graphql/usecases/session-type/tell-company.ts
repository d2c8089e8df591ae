import type { Money } from '#graphql/domain/money/money.ts'
import type { Reaction } from '#graphql/domain/reaction.ts'
import type { Telling } from '#graphql/domain/session-type/company-price.ts'
import type { Deps, Tx } from '../deps.ts'
import { answered, NotYet } from '../reaction.ts'
import { inTransaction } from '../transaction.ts'
import { knownOf, type ToldType, tellingOf, withCompany } from './company-prices.ts'

const done = { status: 'done', facts: null } as const

/**
 * Has the payment company know a session type and its price as they are now, one telling after the other. A price is noted
 * before anybody is called, and is never made twice there: whoever died between the call and the record finds it again.
 * Throws NotYet while the company does not answer.
 */
export async function tellCompany(deps: Deps, sessionTypeId: string): Promise<void> {
  if (!deps.payments.can.has('PRICES')) return
  while (await tellNext(deps, sessionTypeId));
}

/** The title goes both ways, so one job at a time tells and records. Answers whether there was anything to tell. */
async function tellNext(deps: Deps, id: string): Promise<boolean> {
  const reaction = await inTransaction(deps, async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`company-type:${id}`}, 0))`
    const type = await tx.sessionType.findUnique({ where: { id }, include: withCompany(deps.payments.name) })
    const telling = type && tellingOf(type)
    return telling ? tell(tx, deps, type, telling) : null
  })
  if (reaction) answered(reaction)
  return reaction !== null
}

function tell(tx: Tx, deps: Deps, type: ToldType, telling: Telling): Promise<Reaction<unknown>> {
  switch (telling.tell) {
    case 'TYPE_NOTED':
      return noteType(tx, deps, type, telling)
    case 'TYPE':
      return tellType(tx, deps, type, telling)
    case 'PRICE_NOTED':
      return notePrice(tx, deps, type, telling.amount)
    case 'PRICE':
      return tellPrice(tx, deps, type, telling.id)
    case 'ARCHIVE_NOTED':
      return noteArchived(tx, deps, telling.id)
    case 'ARCHIVED':
      return archivePrice(tx, deps, type, telling.id)
  }
}

type Said = { title: string; offered: boolean }

const keyOf = ({ payments }: Deps, { id: sessionTypeId }: ToldType) => ({
  sessionTypeId,
  company: payments.name,
})

async function noteType(tx: Tx, deps: Deps, type: ToldType, { title, offered }: Said) {
  const key = keyOf(deps, type)
  await tx.companyType.upsert({
    where: { sessionTypeId_company: key },
    create: { ...key, title, offered },
    update: { title, offered, toldAt: null },
  })
  return done
}

async function tellType(tx: Tx, deps: Deps, type: ToldType, { title, offered }: Said) {
  const { id: sessionTypeId, mentorId } = type
  const reaction = await deps.payments.publishType({ sessionTypeId, mentorId, title, offered })
  if (reaction.status !== 'done') return reaction
  await tx.companyType.update({
    where: { sessionTypeId_company: keyOf(deps, type) },
    data: { productId: reaction.facts.productId, toldAt: deps.now() },
  })
  return reaction
}

async function notePrice(tx: Tx, deps: Deps, type: ToldType, { minor: amountMinor, currency }: Money) {
  await tx.companyPrice.create({
    data: { ...keyOf(deps, type), amountMinor, currency, wantedAt: deps.now() },
  })
  return done
}

async function tellPrice(tx: Tx, { payments, now }: Deps, type: ToldType, id: string) {
  const { known, price } = priceOf(type, id)
  const reaction = await payments.publishPrice({
    productId: known.productId ?? '',
    amount: price.amount,
    metadata: { priceId: id, sessionTypeId: type.id },
    idempotencyKey: `price:${id}:${price.attempt}`,
  })
  if (reaction.status === 'storedFailure')
    await tx.companyPrice.update({ where: { id }, data: { attempt: { increment: 1 } } })
  if (reaction.status !== 'done') return reaction
  const { priceId } = reaction.facts
  await tx.companyPrice.update({ where: { id }, data: { state: 'TOLD', priceId, toldAt: now() } })
  return reaction
}

async function noteArchived(tx: Tx, { now }: Deps, id: string) {
  await tx.companyPrice.update({ where: { id }, data: { archivedAt: now() } })
  return done
}

async function archivePrice(tx: Tx, { payments }: Deps, type: ToldType, id: string) {
  const { price } = priceOf(type, id)
  const reaction = await payments.withdrawPrice(price.priceId ?? '')
  if (reaction.status !== 'done') return reaction
  await tx.companyPrice.update({ where: { id }, data: { state: 'ARCHIVED' } })
  return reaction
}

function priceOf({ companies }: ToldType, id: string) {
  const known = knownOf(companies)
  const price = known?.prices.find((each) => each.id === id)
  if (!known || !price) throw new Error(`no such price: ${id}`)
  return { known, price }
}

const pageSize = 500

/**
 * Tells what no job did: of types that were published before anybody was told, of those of a mentor who is approved now or no
 * longer, and what was lost on the way. Answers how many types it told of. Throws NotYet when the company does not answer.
 */
export async function tellForgotten(deps: Deps, mentorId?: string): Promise<number> {
  const { db, payments, log } = deps
  if (!payments.can.has('PRICES')) return 0
  let told = 0
  for (let after = ''; ; ) {
    const types = await db.sessionType.findMany({
      where: {
        OR: [{ priceMinor: { gt: 0 } }, { companies: { some: {} } }],
        ...(mentorId ? { mentorId } : {}),
      },
      include: withCompany(payments.name),
      orderBy: { id: 'asc' },
      take: pageSize,
      ...(after ? { cursor: { id: after }, skip: 1 } : {}),
    })
    for (const type of types.filter((each) => tellingOf(each))) {
      await tellCompany(deps, type.id).then(
        () => (told += 1),
        (error: unknown) => {
          if (error instanceof NotYet) throw error
          log.warn({ sessionTypeId: type.id, err: error }, 'price not told')
        },
      )
    }
    after = types.at(-1)?.id ?? ''
    if (types.length < pageSize) return told
  }
}
