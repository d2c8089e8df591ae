import { PromotionRefused } from '#graphql/domain/booking/errors.ts'
import { type PriceSnapshot, summaryFrom } from '#graphql/domain/booking/price.ts'
import { InputInvalid, type InputIssue } from '#graphql/domain/errors.ts'
import { isCode, normalCode } from '#graphql/domain/promotion/code.ts'
import { type PromotionRefusal, refusalWords } from '#graphql/domain/promotion/discount.ts'
import type { Answer } from '#graphql/domain/session-type/questions.ts'
import type { Booking, Promotion as Row } from '#prisma/generated/client/client.ts'
import { menteeOf, type Wisher } from '../availability/wanted.ts'
import { type Applied, quote } from '../booking/quote.ts'
import type { Db, Deps, Tx } from '../deps.ts'
import type { BookableType } from '../session-type/bookable.ts'
import { countGuess, forgetGuess } from './guesses.ts'
import { judge, promotionFrom, type Wanting } from './stored.ts'
import { usesOf } from './uses.ts'

/** A code on what it is to be used for. */
export type CodeWish = { code: string; type: BookableType; answers: readonly Answer[]; mentee: Wisher }

type Verdict = { applied: Applied } | { refused: string }

/**
 * What a typed code would take off now, or why it would not, in words. Nothing is taken. Throws TooManyAttempts when too
 * many of this source's codes were none.
 */
export async function tryCode(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  wish: CodeWish,
  source: string | null,
): Promise<Verdict> {
  if (source !== null) await countGuess(source)
  const row = await find(db, wish)
  if (row && source !== null) await forgetGuess(source)
  return verdict(db, row, wish, now())
}

/** What is wrong with a typed code, as issues of the input that named it; none without a code. */
export async function codeIssues(
  deps: Pick<Deps, 'db' | 'now'>,
  { code, ...wish }: Omit<CodeWish, 'code'> & { code: string | null },
  source: string | null,
): Promise<InputIssue[]> {
  if (code === null) return []
  const tried = await tryCode(deps, { ...wish, code }, source)
  return 'refused' in tried ? [codeIssue(tried.refused)] : []
}

export const codeIssue = (message: string): InputIssue => ({ path: ['promotionCode'], message })

/**
 * Takes a use of the code for a booking that this transaction makes, under the lock of the code's row: of many at once
 * exactly one gets the last. Throws InputInvalid.
 */
export async function takeCode(tx: Tx, { now }: Pick<Deps, 'now'>, wish: CodeWish): Promise<Applied> {
  await tx.$queryRaw`select 1 from promotion where code = ${normalCode(wish.code)} for no key update`
  const judged = await verdict(tx, await find(tx, wish), wish, now())
  if ('refused' in judged) throw new InputInvalid([codeIssue(judged.refused)])
  return judged.applied
}

/** Takes the use of a booking that gave it back anew. Throws PromotionRefused when the code does not hold any more. */
export async function retakeCode(tx: Tx, { now }: Pick<Deps, 'now'>, booking: Booking): Promise<void> {
  const row = await lockedOf(tx, booking)
  if (!row) return
  const { listed, currency } = summaryFrom(booking.breakdown as unknown as PriceSnapshot)
  const wanting = { mentorId: booking.mentorId, currency, listed, mentee: menteeOf(booking) }
  const discount = await judge(tx, row, wanting, now())
  if ('refused' in discount) throw new PromotionRefused(refusalWords(discount.refused, promotionFrom(row)))
}

/** Whether a late payment finds its use of the code still there: its price was promised as long as uses are left. */
export async function hasUseLeft(tx: Tx, booking: Booking): Promise<boolean> {
  const row = await lockedOf(tx, booking)
  return !row || row.mostUses === null || (await usesOf(tx, row.id)) < row.mostUses
}

async function lockedOf(tx: Tx, { promotionId: id }: Booking): Promise<Row | null> {
  if (id === null) return null
  await tx.$queryRaw`select 1 from promotion where id = ${id}::uuid for no key update`
  return tx.promotion.findUnique({ where: { id } })
}

async function find(db: Db | Tx, wish: CodeWish): Promise<Row | null> {
  const code = normalCode(wish.code)
  return isCode(code) ? db.promotion.findUnique({ where: { code } }) : null
}

async function verdict(db: Db | Tx, row: Row | null, wish: CodeWish, at: Date): Promise<Verdict> {
  if (!row) return refused('UNKNOWN', null)
  const { listed, currency } = quote(wish.type, wish.answers)
  const wanting: Wanting = { mentorId: wish.type.mentorId, currency, listed, mentee: wish.mentee }
  const discount = await judge(db, row, wanting, at)
  if ('refused' in discount) return refused(discount.refused, row)
  const { id: promotionId, code, bearer } = row
  return { applied: { promotionId, code, bearer, minor: discount.minor } }
}

const refused = (why: PromotionRefusal, row: Row | null): Verdict => ({
  refused: refusalWords(why, row && promotionFrom(row)),
})
