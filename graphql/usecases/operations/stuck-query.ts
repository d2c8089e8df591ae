/**
 * Everything that waits for a person, as one table `stuck`; $1 is business time. Jobs that gave up carry machine time.
 * Graphile Worker's public view of jobs leaves out the payload, which alone tells whose job it is.
 */
export const stuckQuery = `
  with found (kind, subject, "bookingId", since, detail) as (
    select 'PAID_NOT_CONFIRMED', payment.id::text, booking.id, coalesce(captured_at, payment.created_at), booking.state::text
      from payment join booking on booking.id = payment.booking_id
      where payment.state = 'SUCCEEDED' and refunded_minor + lost_minor < amount_minor
        and booking.state in ('AWAITING_PAYMENT', 'CONFIRMING', 'EXPIRED', 'PAYMENT_FAILED', 'REJECTED', 'FAILED')
    union all
    select 'CANCELLED_NOT_REFUNDED', coalesce(refund.booking_id, refund.purchase_id)::text, refund.booking_id,
        min(decided_at), 'unsent'
      from refund join payment on payment.id = refund.payment_id left join credit on credit.id = payment.credit_id
      where refund.state = 'DECIDED' and failure_reason is null and decided_at <= $1::timestamptz - interval '1 hour'
        and not exists (select 1 from dispute where not refundable and closed_at is null
          and (payment_id = refund.payment_id or dispute.purchase_id = coalesce(refund.purchase_id, credit.purchase_id)))
      group by refund.booking_id, refund.purchase_id
    union all
    select 'CANCELLED_NOT_REFUNDED', booking.id::text, booking.id, min(captured_at), 'undecided'
      from payment join booking on booking.id = payment.booking_id
      where payment.state = 'SUCCEEDED' and refunded_minor + lost_minor = 0 and booking.state = 'CANCELLED'
        and captured_at > cancelled_at
      group by booking.id
    union all
    select 'REFUND_FAILED', id::text, booking_id, coalesce(settled_at, decided_at), coalesce(failure_reason, '')
      from refund where state = 'FAILED' or (state = 'DECIDED' and failure_reason is not null)
    union all
    select 'CAPTURE_FAILED', id::text, booking_id, coalesce(capture_sent_at, capture_decided_at), capture_failure
      from payment where state = 'AUTHORISED' and capture_failure is not null and void_decided_at is null
    union all
    select 'TRANSFER_FAILED', id::text, booking_id, failed_at, coalesce(failure_reason, '')
      from payout where failed_at is not null and state in ('DUE', 'SENDING')
    union all
    select 'PAYOUT_BLOCKED', block.id::text, booking_id, block.since, block.reason::text
      from payout_block as block join payout on payout.id = block.payout_id
      where ended_at is null and payout.state in ('HELD', 'DUE') and block.reason <> 'COMPLAINT'
    union all
    select 'COMPLAINT_CONTESTED', id::text, booking_id, contested_at, ''
      from complaint where state = 'OPEN' and contested_at is not null
    union all
    select 'HOLD_OVERDUE', id::text, id, hold_expires_at, ''
      from booking where state = 'AWAITING_PAYMENT' and hold_expires_at <= $1::timestamptz - interval '5 minutes'
    union all
    select 'INBOX_DEAD', event.id::text, payment.booking_id, dead_at,
        event.type || coalesce(', ' || left(error, 300), '')
      from inbox_event as event left join payment on payment.checkout_session_id = event.object_id
      where dead_at is not null and processed_at is null
    union all
    select 'JOB_DEAD', job.id::text, booking.id, date_trunc('milliseconds', job.updated_at),
        job.task_identifier || coalesce(', ' || left(job.last_error, 300), '')
      from graphile_worker.jobs as job
      join graphile_worker._private_jobs as private on private.id = job.id
      cross join lateral (select
        case when private.payload->>'subjectId' ~ '^[0-9a-f-]{36}$' then (private.payload->>'subjectId')::uuid end as subject,
        case when private.payload->>'bookingId' ~ '^[0-9a-f-]{36}$' then (private.payload->>'bookingId')::uuid end as booking
      ) as named
      left join payout on payout.id = named.subject
      left join refund on refund.id = named.subject
      left join reversal on reversal.id = named.subject
      left join dispute on dispute.id = named.subject
      left join booking
        on booking.id = coalesce(named.booking, payout.booking_id, refund.booking_id, reversal.booking_id,
          dispute.booking_id, named.subject)
      where job.attempts >= job.max_attempts and job.locked_at is null
  ), stuck as (select *, kind || '.' || subject as name from found)`
