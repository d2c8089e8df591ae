import { type FragmentOf, readFragment } from 'gql.tada'
import { graphql } from '#app/api/gql.ts'
import { Cost } from '#app/components/ui/cost.tsx'
import { When } from '#app/components/ui/when.tsx'
import { states, list as words } from '#app/words/booking.ts'
import { together } from '#app/words/hosts.ts'

export const BookingRowFields = graphql(`
  fragment BookingRowFields on Booking {
    id
    state
    title
    startsAt
    endsAt
    menteeName
    price {
      amount
      currency
    }
    hosts {
      name
    }
  }
`)

type Props = { booking: FragmentOf<typeof BookingRowFields>; as: 'mentee' | 'mentor' }

const tone: Record<string, string> = {
  CONFIRMED: 'text-good',
  AWAITING_PAYMENT: 'text-warn',
  CONFIRMING: 'text-warn',
}

export function BookingRow({ booking, as }: Props) {
  const { id, state, title, startsAt, endsAt, menteeName, price, hosts } = readFragment(
    BookingRowFields,
    booking,
  )
  return (
    <article className="card flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
      <div>
        <h2 className="font-semibold">
          <a href={`/bookings/${id}`}>
            {title} {words.withMentor(as === 'mentee' ? together(hosts) : menteeName)}
          </a>
        </h2>
        <p>
          <When at={startsAt} until={endsAt} />
        </p>
      </div>
      <p>
        <span className={tone[state] ?? 'text-text-quiet'}>{states[state] ?? state}</span>,{' '}
        <Cost of={price} orFree />
      </p>
    </article>
  )
}
