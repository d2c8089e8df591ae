import { randomUUID } from 'node:crypto'
import type { Limit } from '#graphql/domain/availability/limits.ts'
import type { CheckedType } from '#graphql/domain/session-type/draft.ts'
import type { CheckedQuestion } from '#graphql/domain/session-type/question-rules.ts'
import type { Tx } from '../deps.ts'
import type { OwnType } from './own.ts'

/** The columns of a checked session type; questions and limits are rows of their own. */
export function columnsOf(type: CheckedType) {
  const { price, noShowFee, questions, limits, menteeLimits, refundTiers, windowDates, ...columns } = type
  return {
    ...columns,
    durationChoices: [...type.durationChoices],
    windowFirst: windowDates && new Date(windowDates.first),
    windowLast: windowDates && new Date(windowDates.last),
    priceMinor: price.minor,
    currency: price.currency,
    noShowFeeMinor: noShowFee?.minor ?? null,
    refundTiers: refundTiers.map(({ hoursBefore, percent }) => ({ hoursBefore, percent })),
  }
}

/**
 * Replaces the questions of a type. One that asks the same in the same way keeps its id, so that a form that is being
 * filled in at this moment can still be sent.
 */
export async function replaceQuestions(
  tx: Tx,
  sessionTypeId: string,
  before: OwnType['questions'],
  questions: readonly CheckedQuestion[],
): Promise<void> {
  const known = [...before]
  const rows = questions.map(({ kind, label, required, options, unit, optionUnits }, position) => {
    const at = known.findIndex((old) => old.label === label && old.kind === kind)
    const [kept] = at < 0 ? [] : known.splice(at, 1)
    return {
      id: kept?.id ?? randomUUID(),
      sessionTypeId,
      position,
      kind,
      label,
      required,
      options: [...options],
      priceMinor: unit,
      optionPricesMinor: optionUnits.map(String),
    }
  })
  await tx.question.deleteMany({ where: { sessionTypeId } })
  await tx.question.createMany({ data: rows })
}

/** Replaces the limits of a type: those for all mentees together, and those for each of them. */
export async function replaceLimits(
  tx: Tx,
  sessionTypeId: string,
  { limits, menteeLimits }: Pick<CheckedType, 'limits' | 'menteeLimits'>,
): Promise<void> {
  const rows = (some: readonly Limit[], perMentee: boolean) =>
    some.map(({ period, unit, most }) => ({ sessionTypeId, perMentee, period, unit, most }))
  await tx.bookingLimit.deleteMany({ where: { sessionTypeId } })
  await tx.bookingLimit.createMany({ data: [...rows(limits, false), ...rows(menteeLimits, true)] })
}
