import type { ComponentProps } from 'react'
import { MoneySteps } from '#app/components/payment/money-steps.tsx'
import { explained } from '#app/words/ledger.ts'
import { receipt } from '#app/words/payment.ts'
import { AfterSession } from './after-session.tsx'
import { Answers } from './answers.tsx'
import { DisputeNotices } from './dispute-notice.tsx'
import { Meeting } from './meeting.tsx'
import { NoShowFee, onlySaves } from './no-show-fee.tsx'
import { PaidByPackage } from './paid-by-package.tsx'
import { PendingMove } from './pending-move.tsx'
import { Request } from './request.tsx'
import { Situation } from './situation.tsx'
import { WaysOut } from './ways-out.tsx'

type Props = Omit<ComponentProps<typeof Situation>, 'saves'> &
  ComponentProps<typeof Meeting> &
  ComponentProps<typeof Answers> &
  ComponentProps<typeof WaysOut> & {
    /** What is asked from the start of the session on. */
    after: ComponentProps<typeof AfterSession>['booking'] | null
    /** To when it is being moved. */
    moving: ComponentProps<typeof PendingMove>['booking'] | null
    /** What is asked of a request. */
    request: ComponentProps<typeof Request>['booking'] | null
    /** What banks say of its payment. */
    contested: ComponentProps<typeof DisputeNotices>['booking'] | null
    /** Which package pays it. */
    packaged: ComponentProps<typeof PaidByPackage>['booking'] | null
    /** What became of what was paid. */
    money: { moneySteps: ComponentProps<typeof MoneySteps>['steps'] } | null
    /** What was agreed about not coming. */
    fee: ComponentProps<typeof NoShowFee>['booking'] | null
  }

/** Where the booking stands, where they meet, what was answered, and what can still be done. */
export function Details(props: Props) {
  const { booking, after, moving, request, contested, packaged, money, fee, now, retryKey } = props
  return (
    <>
      <Situation booking={booking} saves={onlySaves(fee)} now={now} retryKey={retryKey} />
      {moving && <PendingMove booking={moving} />}
      {request && <Request booking={request} />}
      {fee && <NoShowFee booking={fee} />}
      {after && <AfterSession booking={after} />}
      {contested && <DisputeNotices booking={contested} />}
      {packaged && <PaidByPackage booking={packaged} />}
      <Meeting booking={booking} />
      <Answers booking={booking} />
      {money && <MoneySteps steps={money.moneySteps} />}
      <WaysOut booking={booking} />
      {booking.viewerRole === 'MENTEE' &&
        booking.payment?.state === 'SUCCEEDED' &&
        !packaged?.packagePurchase && (
          <p className="mt-4">
            <a href={`/bookings/${booking.id}/receipt`}>{receipt.link}</a>
          </p>
        )}
      {booking.viewerRole === 'ADMIN' && (
        <p className="mt-4">
          <a href={`/admin/ledger?${new URLSearchParams({ booking: booking.id })}`}>{explained.link}</a>
        </p>
      )}
    </>
  )
}
