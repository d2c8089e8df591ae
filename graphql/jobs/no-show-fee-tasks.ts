import type { Deps } from '#graphql/usecases/deps.ts'
import { closeCheckout } from '#graphql/usecases/payment/close-checkout.ts'
import { chargeNoShowFee, releaseNoShowCard } from '#graphql/usecases/payment/no-show-fee.ts'

type About = { subjectId: string }

/** What happens later to fees for not coming, and to the cards that are kept for them, by the name under which it is queued. */
export const noShowFeeTasks = {
  'fee-charge': (deps: Deps, { subjectId }: About) => chargeNoShowFee(deps, subjectId),
  'fee-card-release': (deps: Deps, { subjectId }: About) => releaseNoShowCard(deps, subjectId),
  'fee-checkout-close': (deps: Deps, { subjectId }: About) => closeCheckout(deps, subjectId),
}

/**
 * What is due for them at $1, as `dueJobs` of the sweep wants it; once a share of it would have been held so long, $6
 * hours where no programme says otherwise, a session can no longer be reported, and its card goes.
 */
export const dueFees = `
    (select 'fee-charge' as task, id, false as late from booking
      where no_show_fee_at <= $1 and no_show_fee_decided_at is null
        and not exists (select from complaint where booking_id = booking.id and state = 'OPEN') limit 500)
    union all
    (select 'fee-card-release', booking.id, false from payment join booking on booking.id = payment.booking_id
      left join program on program.id = booking.program_id
      where payment.state = 'SAVED' and payment.void_decided_at is null and payment.capture_decided_at is null
        and booking.no_show_fee_minor is not null and booking.no_show_fee_at is null
        and booking.state in ('COMPLETED', 'NO_SHOW')
        and booking.ends_at + make_interval(hours => coalesce(program.payout_hold_hours, $6)) <= $1 limit 500)
    union all
    (select 'fee-checkout-close', booking.id, false from payment join booking on booking.id = payment.booking_id
      where payment.state = 'OPEN' and payment.checkout_expires_at <= $1
        and booking.no_show_fee_decided_at is not null limit 500)`
