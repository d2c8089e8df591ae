import { type Checked, collected, oneLine, severalLines } from '../account/person.ts'
import { ruleIssues, type SlotRules } from '../availability/rules.ts'
import { type RefundTier, tiersHold } from '../booking/refund.ts'
import { InputInvalid, type InputIssue } from '../errors.ts'
import { checkSlug } from '../mentor/handle.ts'
import { type Currency, isCurrency } from '../money/currencies.ts'
import { AmountInvalid, checkPrice, type Money, PriceBelowMinimum, parseMoney } from '../money/money.ts'
import { addsToPrice } from './add-ons.ts'
import { checkNoShowFee } from './no-show-fee.ts'
import { checkPlace, type PlaceKind } from './place.ts'
import { type CheckedQuestion, checkQuestions, type QuestionDraft } from './question-rules.ts'

/** How a session type is offered, every rule said. */
export type TypeRules = Required<Omit<SlotRules, 'durationChoices'>> & {
  readonly durationChoices: readonly number[]
}

/** Until how long before the start a mentee acts; null: until what the refund policy, or the end, says. */
export type Notices = {
  readonly rescheduleNoticeMinutes: number | null
  readonly cancelNoticeMinutes: number | null
}

/**
 * Whether the mentor answers each request first, whether its time is kept from others until then, and whether the card is
 * only saved until then, to be charged on a yes.
 */
export type Approval = {
  readonly requiresApproval: boolean
  readonly pendingHoldsSlot: boolean
  readonly savesCard: boolean
}

/** A session type as it was typed. The price is digits with a point, in the currency. */
export type SessionTypeDraft = TypeRules &
  Notices &
  Approval & {
    readonly title: string
    readonly slug: string
    readonly description: string
    readonly price: { readonly amount: string; readonly currency: string }
    /** What a mentee who does not come is charged; null: nothing. */
    readonly noShowFee: { readonly amount: string; readonly currency: string } | null
    readonly placeKind: PlaceKind
    readonly placeDetail: string
    readonly refundTiers: readonly RefundTier[]
    readonly questions: readonly QuestionDraft[]
  }

export type CheckedType = Omit<SessionTypeDraft, 'price' | 'noShowFee' | 'questions'> & {
  readonly price: Money
  readonly noShowFee: Money | null
  readonly questions: readonly CheckedQuestion[]
}

const mostTitle = 100
const mostNotice = 525_600
const mostDescription = 4_000

/**
 * The session type as it can be kept, priced in what the platform settles in. Throws InputInvalid with everything that is
 * wrong with it, with what others found among it.
 */
export function checkDraft(
  draft: SessionTypeDraft,
  settles: readonly string[],
  others: readonly InputIssue[] = [],
): CheckedType {
  const { questions, issues } = checkQuestions(draft.questions, draft.price)
  const texts = collected({
    title: oneLine(draft.title, 1, mostTitle),
    slug: checkSlug(draft.slug),
    description: severalLines(draft.description, mostDescription),
    price: priceFrom(draft.price, settles, questions.some(addsToPrice)),
    noShowFee: checkNoShowFee(draft, settles, questions.some(addsToPrice)),
    placeDetail: checkPlace(draft.placeKind, draft.placeDetail),
    refundTiers: checkTiers(draft.refundTiers),
  })
  const all = [
    ...('issues' in texts ? texts.issues : []),
    ...ruleIssues(draft),
    ...noticeIssues(draft),
    ...approvalIssues(draft),
    ...issues,
    ...others,
  ]
  if ('issues' in texts || all.length > 0) throw new InputInvalid(all)
  return { ...draft, ...texts.values, questions }
}

function noticeIssues(draft: Notices): InputIssue[] {
  return (['rescheduleNoticeMinutes', 'cancelNoticeMinutes'] as const).flatMap((name) => {
    const minutes = draft[name]
    const holds = minutes === null || (Number.isInteger(minutes) && minutes >= 0 && minutes <= mostNotice)
    return holds ? [] : [{ path: [name], message: 'Notice is at most a year.' }]
  })
}

/** The mentor has until an hour before the start to answer, and the mentee pays before that. */
const leastApprovalNotice = 180

function approvalIssues({ requiresApproval, noticeMinutes }: SessionTypeDraft): InputIssue[] {
  if (!requiresApproval || noticeMinutes >= leastApprovalNotice) return []
  const message = 'What you accept first must be asked for three hours before its start, or earlier.'
  return [{ path: ['noticeMinutes'], message }]
}

function priceFrom(
  { amount, currency }: SessionTypeDraft['price'],
  settles: readonly string[],
  addOns: boolean,
): Checked<Money> {
  if (!isCurrency(currency)) return { message: 'This currency is not offered here.' }
  try {
    const price = checkPrice(parseMoney(amount, currency satisfies Currency))
    return (price.minor === 0n && !addOns) || settles.includes(currency)
      ? { value: price }
      : { message: `We cannot pay out in ${currency}. Set the price in ${settles.join(' or ')}.` }
  } catch (error) {
    if (error instanceof AmountInvalid || error instanceof PriceBelowMinimum)
      return { message: error.message }
    throw error
  }
}

function checkTiers(tiers: readonly RefundTier[]): Checked<readonly RefundTier[]> {
  const message =
    'Give one to six tiers: hours before the start that fall, whole percents from 100 to 0 that never rise.'
  return tiersHold(tiers) ? { value: tiers } : { message }
}
