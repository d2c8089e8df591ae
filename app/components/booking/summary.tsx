import { giversNames } from '#app/components/session-type/givers.tsx'
import { type Amount, Cost } from '#app/components/ui/cost.tsx'
import { When } from '#app/components/ui/when.tsx'
import { useReader } from '#app/time/reader.ts'
import { sameClock } from '#app/time/zone.ts'
import { details as words } from '#app/words/booking.ts'
import { together } from '#app/words/hosts.ts'
import { bearers } from '#app/words/promotion.ts'
import { Policy } from './policy.tsx'

type Party = { name: string; timeZone: string }

type Booking = {
  viewerRole: string | null
  menteeName: string
  menteeTimeZone: string
  mentor: { timeZone: string }
  hosts: readonly { name: string }[]
}

/** Whom the reader meets, and a zone of theirs: a mentor meets the mentee, everybody else those who give it. */
export function otherParty({ viewerRole, menteeName, menteeTimeZone, mentor, hosts }: Booking): Party {
  if (viewerRole === 'MENTOR') return { name: menteeName, timeZone: menteeTimeZone }
  return { name: together(hosts), timeZone: mentor.timeZone }
}

/** Whom a mentee will meet, before anybody is chosen. */
export const givingParty = (
  type: Parameters<typeof giversNames>[0] & { mentor: { timeZone: string } },
): Party => ({
  name: giversNames(type),
  timeZone: type.mentor.timeZone,
})

export type PriceLine = { kind: string; label: string; amount: Amount }

type Props = {
  title: string
  /** Whom the reader meets. */
  other: { name: string; timeZone: string }
  startsAt: string
  endsAt: string
  price: Amount
  refundTiers: readonly { hoursBefore: number; percent: number }[]
  /** What the price is made of, the session first. */
  priceLines?: readonly PriceLine[]
  /** Whether answers may still add to the price. */
  more?: boolean
  /** Whether what the reader would get back still matters. */
  policy?: boolean
}

/** Who, what, when, how much: always in this order. It stays in sight. */
export function Summary(props: Props) {
  const { title, other, startsAt, endsAt, price, priceLines = [], refundTiers, more, policy = true } = props
  const { zone } = useReader()
  const elsewhere = zone !== null && !sameClock(zone, other.timeZone, new Date(startsAt))
  return (
    <>
      <Slim title={title} startsAt={startsAt} price={price} />
      <aside aria-label={words.summary} className="card self-start md:sticky md:top-4">
        <dl className="facts">
          <dt>{words.who}</dt>
          <dd className="font-semibold">{other.name}</dd>
          <dt>{words.what}</dt>
          <dd>{title}</dd>
          <dt>{words.when}</dt>
          <dd>
            <When at={startsAt} until={endsAt} />
            {elsewhere && (
              <span className="block text-text-quiet">
                <When at={startsAt} until={endsAt} zone={other.timeZone} show="time" />, {other.name}
              </span>
            )}
          </dd>
          <dt>{words.howMuch}</dt>
          <dd className="text-lead font-semibold">
            <Cost of={price} orFree />
            {more && <span className="block text-small font-normal">{words.plus}</span>}
          </dd>
        </dl>
        {priceLines.length > 1 && <Lines lines={priceLines} />}
        {policy && <Policy price={price} tiers={refundTiers} />}
      </aside>
    </>
  )
}

function Lines({ lines }: { lines: NonNullable<Props['priceLines']> }) {
  return (
    <ul className="mt-2 text-small">
      {lines.map(({ kind, label, amount }) => (
        <li key={label} className="flex justify-between gap-4">
          <span className="min-w-0 break-words">
            {label}
            {bearers[kind] && <span className="block text-text-quiet">{bearers[kind]}</span>}
          </span>
          <Cost of={amount} />
        </li>
      ))}
    </ul>
  )
}

/** On a phone the card scrolls away; this line stays. It says nothing new, so it is not read out twice. */
function Slim({ title, startsAt, price }: Pick<Props, 'title' | 'startsAt' | 'price'>) {
  return (
    <p
      aria-hidden="true"
      className="slim fixed inset-x-0 bottom-0 z-1 flex justify-between gap-4 border-t border-line bg-raised px-4 py-3 text-small md:hidden"
    >
      <span className="truncate">
        {title}, <When at={startsAt} show="moment" unnamed />
      </span>
      <strong className="shrink-0">
        <Cost of={price} orFree />
      </strong>
    </p>
  )
}
