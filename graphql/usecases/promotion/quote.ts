import { TooManyAttempts } from '#graphql/domain/account/errors.ts'
import type { PriceSummary } from '#graphql/domain/booking/price.ts'
import { InputInvalid, type InputIssue, refuseIssues } from '#graphql/domain/errors.ts'
import { addsToPrice } from '#graphql/domain/session-type/add-ons.ts'
import { SessionTypeNotFound } from '#graphql/domain/session-type/errors.ts'
import { type AnswerGiven, readAnswers } from '#graphql/domain/session-type/questions.ts'
import { quote } from '../booking/quote.ts'
import type { Deps } from '../deps.ts'
import { serviceFeeNow } from '../fee/applied.ts'
import { type BookableType, findBookableType } from '../session-type/bookable.ts'
import { pricedQuestion } from '../session-type/priced.ts'
import type { Viewer } from '../viewer.ts'
import { codeIssue, tryCode } from './apply.ts'

export const quotePriceErrors = [InputInvalid, SessionTypeNotFound, TooManyAttempts] as const

type QuoteWish = {
  sessionTypeId: string
  answers?: readonly { questionId: string; value: string }[] | null
  promotionCode?: string | null | undefined
  /** Whose booking it would be; for codes that are for a first session. */
  email?: string | null | undefined
  source: string | null
}

/**
 * What a booking with these answers and this code would cost now. What is not answered yet, or costs nothing, does not
 * matter. Nothing is held or used up.
 */
export async function quotePrice(
  deps: Pick<Deps, 'db' | 'now'>,
  viewer: Viewer,
  wish: QuoteWish,
): Promise<PriceSummary> {
  const type = await findBookableType(deps.db, wish.sessionTypeId)
  const { answers, issues } = pricedAnswers(type, wish.answers ?? [])
  const code = wish.promotionCode?.trim()
  const personId = viewer.kind === 'person' ? viewer.personId : null
  const mentee = { personId, email: wish.email?.trim() || (personId && (await emailOf(deps, personId))) }
  const tried = code ? await tryCode(deps, { code, type, answers, mentee }, wish.source) : null
  refuseIssues([...issues, ...(tried && 'refused' in tried ? [codeIssue(tried.refused)] : [])])
  const applied = tried && 'applied' in tried ? tried.applied : null
  return quote(type, answers, { applied, serviceFee: await serviceFeeNow(deps.db) })
}

function pricedAnswers(type: BookableType, given: readonly AnswerGiven[]) {
  const questions = type.questions.map(pricedQuestion).filter(addsToPrice)
  const asked = new Set(questions.map(({ id }) => id))
  const places = [...given.keys()].filter((place) => asked.has(given[place]?.questionId ?? ''))
  const { answers, issues } = readAnswers(
    questions.map((question) => ({ ...question, required: false })),
    given.filter(({ questionId }) => asked.has(questionId)),
  )
  const placed = issues.map(
    ({ path: [root = 'answers', place], message }): InputIssue => ({
      path: [root, places[Number(place)] ?? 0],
      message,
    }),
  )
  return { answers, issues: placed }
}

async function emailOf({ db }: Pick<Deps, 'db'>, id: string): Promise<string> {
  return (await db.person.findUniqueOrThrow({ where: { id } })).email
}
