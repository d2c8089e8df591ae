import { type FragmentOf, readFragment } from 'gql.tada'
import { graphql } from '#app/api/gql.ts'
import { AnswerForms } from '#app/components/booking/answer-forms.tsx'
import { Cost } from '#app/components/ui/cost.tsx'
import { When } from '#app/components/ui/when.tsx'
import { list } from '#app/words/booking.ts'
import { request as words } from '#app/words/request.ts'

export const RequestFields = graphql(`
  fragment RequestFields on Booking {
    id
    title
    startsAt
    endsAt
    menteeName
    respondBy
    approvable
    price {
      amount
      currency
    }
  }
`)

type Props = { requests: readonly FragmentOf<typeof RequestFields>[] }

/** What waits for the mentor's answer, the next session first. */
export function Requests({ requests }: Props) {
  if (requests.length === 0) return null
  return (
    <section className="mt-4" aria-labelledby="requests">
      <h2 id="requests" className="text-lead font-semibold">
        {words.title}
      </h2>
      <p className="text-text-quiet">{words.text}</p>
      <ul className="mt-3 grid gap-3">
        {requests.map((masked) => {
          const request = readFragment(RequestFields, masked)
          const { id, title, startsAt, endsAt, menteeName, respondBy, approvable, price } = request
          return (
            <li key={id}>
              <article className="card">
                <h3 className="font-semibold">
                  <a href={`/bookings/${id}`}>
                    {title} {list.withMentor(menteeName)}
                  </a>
                </h3>
                <p>
                  <When at={startsAt} until={endsAt} />, <Cost of={price} orFree />
                </p>
                {respondBy && (
                  <p className="text-warn">
                    {words.until} <When at={respondBy} />
                  </p>
                )}
                <AnswerForms id={id} name={menteeName} approvable={approvable} />
              </article>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
