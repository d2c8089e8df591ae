import { randomUUID } from 'node:crypto'
import type { SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, redirect } from '@remix-run/node'
import { ask } from '#app/api/ask.ts'
import { fieldErrors } from '#app/api/issues.ts'
import type { PriceLine } from '#app/components/booking/summary.tsx'
import type { Amount } from '#app/components/ui/cost.tsx'
import { details as words } from '#app/words/booking.ts'
import { applyCode } from './code.server.ts'
import { Book, BookPage } from './documents.ts'
import { bookForm, fieldOf } from './form.ts'
import { handInFiles } from './uploads.server.ts'

export async function action(visit: ActionFunctionArgs) {
  const form = await visit.request.formData()
  const unkept = await handInFiles(visit, form)
  const submission = parseWithZod(form, { schema: bookForm })
  if (submission.status !== 'success') return refuse(400, { reply: submission.reply() })
  if (Object.keys(unkept).length > 0)
    return refuse(400, { reply: submission.reply({ fieldErrors: unkept }), problem: words.unkept })
  if (form.get('intent') === 'apply') return applyCode(visit, submission)
  const {
    at,
    zone: timeZone,
    key: idempotencyKey,
    minutes,
    mentee,
    promotionCode,
    purchase,
    acceptedNoShowFee: amount,
  } = submission.value
  const answers = submission.value.answers.map(({ questionId, value }) => ({ questionId, value }))
  const { handle: mentor = '', slug = '' } = visit.params
  const window = { from: at, to: at, until: at }
  const { sessionType } = await ask(visit, BookPage, { mentor, slug, ...window })
  if (!sessionType) throw data(null, 404)
  const given = {
    sessionTypeId: sessionType.id,
    startsAt: at,
    timeZone,
    idempotencyKey,
    answers,
    promotionCode,
    ...(purchase && { packagePurchaseId: purchase }),
    ...(amount && { acceptedNoShowFee: { amount, currency: sessionType.price.currency } }),
  }
  const input = { ...given, ...(mentee && { mentee }), ...(minutes && { durationMinutes: minutes }) }
  const { bookingCheckout: made } = await ask(visit, Book, { input })
  switch (made.__typename) {
    case 'BookingCheckout':
      if (made.accessToken) await visit.context.api.rememberBooking(made.accessToken)
      return redirect(made.checkoutUrl ?? `/bookings/${made.booking.id}`)
    case 'InputInvalid': {
      const reply = submission.reply({ fieldErrors: fieldErrors(made.issues, fieldOf) })
      return refuse(400, { reply, problem: made.message })
    }
    case 'SlotTaken':
    case 'SlotNotOffered':
      return refuse(409, { reply: submission.reply(), problem: made.message, nearest: made.nearest })
    case 'IdempotencyKeyReused':
      return refuse(409, { reply: submission.reply(), problem: words.used, key: randomUUID() })
    default:
      return refuse(409, { reply: submission.reply(), problem: made.message })
  }
}

export type Refused = {
  reply: SubmissionResult<string[]>
  problem?: string
  nearest?: { startsAt: string }[]
  key?: string
  /** What a code makes of the price. */
  quote?: { total: Amount; lines: readonly PriceLine[] }
}

const refuse = (status: number, refused: Refused) => data(refused, status)
