import { type ActionFunctionArgs, data, redirect } from '@remix-run/node'
import { answerRequest } from '#app/api/answer-request.ts'
import { ask } from '#app/api/ask.ts'
import { ExtendHold, ForgetCard, Retry, TookPlace, Withdraw } from './mutations.ts'

/** What did not work, and the times that would. */
export type Refused = { problem: string; nearest?: { startsAt: string }[] }

const refuse = (refused: Refused) => data(refused, 409)

const answers: readonly unknown[] = ['approve', 'decline']

/** Answers a request, holds the time longer, tries again to pay for it, takes a report back, or has a card forgotten. */
export async function action(visit: ActionFunctionArgs) {
  const form = await visit.request.formData()
  const bookingId = visit.params.bookingId ?? ''
  const page = `/bookings/${bookingId}`
  if (answers.includes(form.get('intent'))) {
    const problem = await answerRequest(visit, bookingId, form)
    return problem === null ? redirect(page) : refuse({ problem })
  }
  if (form.get('intent') === 'extend') {
    const { bookingHoldExtend: held } = await ask(visit, ExtendHold, { bookingId })
    return held.__typename === 'Booking' ? redirect(page) : refuse({ problem: held.message })
  }
  if (form.get('intent') === 'withdraw') {
    const complaintId = String(form.get('complaintId'))
    const { complaintWithdraw: done } = await ask(visit, Withdraw, { complaintId })
    return done.__typename === 'Complaint' ? redirect(page) : refuse({ problem: done.message })
  }
  if (form.get('intent') === 'tookPlace') {
    const { bookingCorrectNoShow: done } = await ask(visit, TookPlace, { bookingId })
    return done.__typename === 'Booking' ? redirect(page) : refuse({ problem: done.message })
  }
  if (form.get('intent') === 'forgetCard') {
    const { bookingForgetCard: done } = await ask(visit, ForgetCard, { bookingId })
    return done.__typename === 'Booking' ? redirect(page) : refuse({ problem: done.message })
  }
  const input = { bookingId, idempotencyKey: String(form.get('key')) }
  const { bookingCheckoutRetry: again } = await ask(visit, Retry, { input })
  switch (again.__typename) {
    case 'BookingCheckout':
      return redirect(again.checkoutUrl ?? page)
    case 'SlotTaken':
      return refuse({ problem: again.message, nearest: again.nearest })
    default:
      return refuse({ problem: again.message })
  }
}
