import type { ActionFunctionArgs } from '@remix-run/node'
import { ask } from './ask.ts'
import { graphql } from './gql.ts'
import { Refusal } from './refusal.ts'

const Approve = graphql(
  `
  mutation Approve($bookingId: ID!) {
    bookingApprove(input: { bookingId: $bookingId }) {
      __typename
      ...Refusal
    }
  }
`,
  [Refusal],
)

const Decline = graphql(
  `
  mutation Decline($input: BookingDeclineInput!) {
    bookingDecline(input: $input) {
      __typename
      ...Refusal
    }
  }
`,
  [Refusal],
)

/** Answers a request as its form says. Null: done; else why not. */
export async function answerRequest(
  visit: ActionFunctionArgs,
  bookingId: string,
  form: FormData,
): Promise<string | null> {
  if (form.get('intent') === 'approve') {
    const { bookingApprove: done } = await ask(visit, Approve, { bookingId })
    return done.__typename === 'Booking' ? null : done.message
  }
  const reason = String(form.get('reason') ?? '').trim() || null
  const { bookingDecline: done } = await ask(visit, Decline, { input: { bookingId, reason } })
  return done.__typename === 'Booking' ? null : done.message
}
