import type { Limit } from '#graphql/domain/availability/limits.ts'
import type { RefundTier } from '#graphql/domain/booking/refund.ts'
import type { Currency } from '#graphql/domain/money/currencies.ts'
import { money, toDecimal } from '#graphql/domain/money/money.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import type { SessionTypeDraft } from '#graphql/domain/session-type/draft.ts'
import type { QuestionDraft } from '#graphql/domain/session-type/question-rules.ts'
import type { SessionType } from '#prisma/generated/client/client.ts'
import type { OwnType } from './own.ts'
import { addOnPricesOf } from './priced.ts'

const dayOf = (date: Date) => date.toISOString().slice(0, 10)

/** The first and the last date that can be booked; null: there is no such range. */
export function windowDatesOf({ windowFirst, windowLast }: Pick<SessionType, 'windowFirst' | 'windowLast'>) {
  return windowFirst && windowLast ? { first: dayOf(windowFirst), last: dayOf(windowLast) } : null
}

/** The limits of one kind: of the type for everybody together, or for each mentee. */
export function limitsOf(
  { limits }: { limits: readonly (Limit & { perMentee: boolean })[] },
  { perMentee }: { perMentee: boolean },
): Limit[] {
  return limits
    .filter((limit) => limit.perMentee === perMentee)
    .map(({ period, unit, most }) => ({ period, unit, most }))
}

/** A session type as its mentor would have typed it. */
export function draftOf(type: OwnType): SessionTypeDraft {
  const price = storedMoney(type.priceMinor, type.currency)
  return {
    title: type.title,
    slug: type.slug,
    description: type.description,
    price: { amount: toDecimal(price), currency: price.currency },
    placeKind: type.placeKind,
    placeDetail: type.placeDetail,
    ...rulesOf(type),
    rescheduleNoticeMinutes: type.rescheduleNoticeMinutes,
    cancelNoticeMinutes: type.cancelNoticeMinutes,
    requiresApproval: type.requiresApproval,
    pendingHoldsSlot: type.pendingHoldsSlot,
    savesCard: type.savesCard,
    noShowFee: noShowFeeOf(type),
    refundTiers: type.refundTiers as RefundTier[],
    questions: type.questions.map((question) => questionOf(question, price.currency)),
  }
}

/** What a mentee who does not come is charged, as it would be typed; null: nothing. */
function noShowFeeOf({ noShowFeeMinor: minor, currency }: Pick<SessionType, 'noShowFeeMinor' | 'currency'>) {
  return minor === null ? null : { amount: toDecimal(storedMoney(minor, currency)), currency }
}

function questionOf(row: OwnType['questions'][number], currency: Currency): QuestionDraft {
  const { kind, label, required, options } = row
  const { unit, optionUnits } = addOnPricesOf(row)
  const typed = (minor: bigint) => ({ amount: toDecimal(money(minor, currency)), currency })
  return {
    kind,
    label,
    required,
    options,
    price: unit === null ? null : typed(unit),
    optionPrices: optionUnits.map(typed),
  }
}

const rulesOf = (type: OwnType) => ({
  durationMinutes: type.durationMinutes,
  durationChoices: type.durationChoices,
  slotIntervalMinutes: type.slotIntervalMinutes,
  bufferBeforeMinutes: type.bufferBeforeMinutes,
  bufferAfterMinutes: type.bufferAfterMinutes,
  noticeMinutes: type.noticeMinutes,
  windowDays: type.windowDays,
  windowCounts: type.windowCounts,
  windowDates: windowDatesOf(type),
  gridOffsetMinutes: type.gridOffsetMinutes,
  optimised: type.optimised,
  firstSlotOnly: type.firstSlotOnly,
  activePerMentee: type.activePerMentee,
  seats: type.seats,
  limits: limitsOf(type, { perMentee: false }),
  menteeLimits: limitsOf(type, { perMentee: true }),
})
