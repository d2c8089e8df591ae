import { checkEmail, checkName } from '#graphql/domain/account/person.ts'
import { zoneName } from '#graphql/domain/availability/zone.ts'
import { OwnSession } from '#graphql/domain/booking/errors.ts'
import { type InputIssue, refuseIssues } from '#graphql/domain/errors.ts'
import { type Answer, readAnswers } from '#graphql/domain/session-type/questions.ts'
import type { Deps } from '../deps.ts'
import { withUploads } from '../file/attach.ts'
import { nodeId } from '../node-id.ts'
import { codeIssues } from '../promotion/apply.ts'
import type { BookableType } from '../session-type/bookable.ts'
import { pricedQuestion } from '../session-type/priced.ts'
import { teamOf } from '../session-type/team.ts'
import type { Viewer } from '../viewer.ts'
import { costIssues, feeIssues } from './cost-issues.ts'
import { refuseExtras } from './quote.ts'

export type CheckoutInput = {
  sessionTypeId: string
  startsAt: Date
  timeZone: string
  /** One of the type's lengths; left out: its usual one. */
  durationMinutes?: number | null | undefined
  mentee?: { name: string; email: string } | null
  answers?: readonly { questionId: string; value: string }[] | null
  promotionCode?: string | null
  /** Pays with a session of this package, which the viewer bought. */
  purchaseId?: string | null
  /** The fee for not coming to which the mentee said yes, where the type has one. */
  acceptedNoShowFee?: { amount: string; currency: string } | null
  idempotencyKey: string
  /** A keyed hash of the address the request came from, for the limit on unpaid holds. */
  source?: string | null
}

export type CheckedInput = {
  startsAt: Date
  menteeTimeZone: string
  menteeName: string
  menteeEmail: string
  menteeId: string | null
  programId: string | null
  answers: readonly Answer[]
  promotionCode?: string | null
  purchaseId?: string | null
  sourceHash: string | null
}

/**
 * All that is wrong with what was typed, at once. Throws InputInvalid, OwnSession for a mentor's own type, and
 * TooManyAttempts for a source that guesses at codes.
 */
export async function checkInput(
  deps: Pick<Deps, 'db' | 'now'>,
  viewer: Viewer,
  type: BookableType,
  input: CheckoutInput,
): Promise<CheckedInput> {
  const { db } = deps
  const issues: InputIssue[] = []
  const person = viewer.kind === 'person' ? viewer : null
  if (person && teamOf(type).some(({ mentor }) => mentor.id === person.mentorId)) throw new OwnSession()
  if (person && input.mentee) {
    issues.push({ path: ['mentee'], message: 'You are signed in: the booking is made in your own name.' })
  }
  const account = person && (await db.person.findUniqueOrThrow({ where: { id: person.personId } }))
  const contact = contactOf(account ?? input.mentee ?? { name: '', email: '' }, issues)
  issues.push(...lengthIssues(type, input))
  const menteeTimeZone = zoneName(input.timeZone) ?? ''
  if (!menteeTimeZone) issues.push({ path: ['timeZone'], message: 'This time zone is not known.' })
  const given = await withUploads(db, viewer, type.questions, input.answers ?? [])
  const answered = readAnswers(type.questions.map(pricedQuestion), given)
  issues.push(...answered.issues.map(byNodeId), ...(await costIssues(db, type, answered.answers)))
  issues.push(...feeIssues(type, input))
  const promotionCode = input.promotionCode?.trim() || null
  if (input.purchaseId) refuseExtras(type, answered.answers, promotionCode)
  const mentee = { personId: person?.personId ?? null, email: contact.email }
  const wish = { code: promotionCode, type, answers: answered.answers, mentee }
  issues.push(...(await codeIssues(deps, wish, input.source ?? null)))
  refuseIssues(issues)
  return {
    startsAt: input.startsAt,
    menteeTimeZone,
    menteeName: contact.name,
    menteeEmail: contact.email,
    menteeId: person?.personId ?? null,
    programId: viewer.kind === 'partner' ? viewer.programId : null,
    answers: answered.answers,
    promotionCode,
    purchaseId: input.purchaseId ?? null,
    sourceHash: input.source ?? null,
  }
}

/** The type comes in the length that was asked for, when it is one of its own. */
function lengthIssues(type: BookableType, { durationMinutes }: CheckoutInput): InputIssue[] {
  if ((durationMinutes ?? type.durationMinutes) === type.durationMinutes) return []
  return [{ path: ['durationMinutes'], message: 'This session is not offered in this length.' }]
}

function contactOf(given: { name: string; email: string }, issues: InputIssue[]) {
  const [name, email] = [checkName(given.name), checkEmail(given.email)]
  if ('message' in name) issues.push({ path: ['mentee', 'name'], message: name.message })
  if ('message' in email) issues.push({ path: ['mentee', 'email'], message: email.message })
  return { name: 'value' in name ? name.value : '', email: 'value' in email ? email.value : '' }
}

/** Questions are named to callers as they name them to us. */
function byNodeId({ path, message }: InputIssue): InputIssue {
  const named = path.map((step, place) =>
    place === 1 && typeof step === 'string' ? nodeId('Question', step) : step,
  )
  return { path: named, message }
}
