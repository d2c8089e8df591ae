import type { Submission } from '@conform-to/react'
import { type ActionFunctionArgs, data } from '@remix-run/node'
import { ask } from '#app/api/ask.ts'
import { fieldErrors } from '#app/api/issues.ts'
import { Quote } from './documents.ts'
import { type BookForm, fieldOf } from './form.ts'

type Given = Extract<Submission<BookForm, string[]>, { status: 'success' }>

/** The same form with what was typed kept, and beside it what the code makes of the price, or why it does not count. */
export async function applyCode(visit: ActionFunctionArgs, submission: Given) {
  const { handle: mentor = '', slug = '' } = visit.params
  const { answers, mentee, promotionCode } = submission.value
  const chosen = answers.map(({ questionId, value }) => ({ questionId, value }))
  const input = { answers: chosen, promotionCode, ...(mentee?.email && { email: mentee.email }) }
  const { sessionType } = await ask(visit, Quote, { mentor, slug, input })
  if (!sessionType) throw data(null, 404)
  const { priceQuote: quote } = sessionType
  switch (quote.__typename) {
    case 'PriceQuote':
      return data({ reply: submission.reply(), ...(promotionCode.trim() && { quote }) })
    case 'InputInvalid':
      return data({ reply: submission.reply({ fieldErrors: fieldErrors(quote.issues, fieldOf) }) }, 400)
    default:
      return data({ reply: submission.reply(), problem: quote.message }, 409)
  }
}
