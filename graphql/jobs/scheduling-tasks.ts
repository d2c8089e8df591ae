import type { Deps } from '#graphql/usecases/deps.ts'
import { renewHold, renewMinutes } from '#graphql/usecases/scheduling/hold-there.ts'
import { mirrorBooking } from '#graphql/usecases/scheduling/mirror.ts'
import { pollAccount } from '#graphql/usecases/scheduling/poll.ts'
import { makeAccount, provisionMentor } from '#graphql/usecases/scheduling/provision.ts'
import { settleAccount, watchAccount } from '#graphql/usecases/scheduling/settle.ts'
import { tellTypes } from '#graphql/usecases/scheduling/tell-types.ts'

type About = { subjectId: string }

/** What happens later in calendars that other companies keep, by the name under which it is queued. */
export const schedulingTasks = {
  'scheduling-mirror': (deps: Deps, { subjectId }: About) => mirrorBooking(deps, subjectId),
  'scheduling-hold': (deps: Deps, { subjectId }: About) => renewHold(deps, subjectId),
  'scheduling-provision': (deps: Deps, { subjectId }: About) => provisionMentor(deps, subjectId),
  'scheduling-make': (deps: Deps, { subjectId }: About) => makeAccount(deps, subjectId),
  'scheduling-types': (deps: Deps, { subjectId }: About) => tellTypes(deps, subjectId),
  'scheduling-settle': (deps: Deps, { subjectId }: About) => settleAccount(deps, subjectId),
  'scheduling-watch': (deps: Deps, { subjectId }: About) => watchAccount(deps, subjectId),
  'scheduling-poll': (deps: Deps, { subjectId }: About) => pollAccount(deps, subjectId),
}

/** How often each calendar is asked for what changed, whatever its company has told of itself. */
const pollMinutes = 10
/** How often its types are read again, and whether it still tells of itself. */
const watchMinutes = 60

/** What was decided so long ago and is not done there was held up, and is tried again for as long as it takes. */
const slowMinutes = 5

/** An account in which nothing of ours stands, and of which nothing is sold here, has nothing to tell. */
const inUse = `(exists (select from external_type where account_id = scheduling_account.id and session_type_id is not null)
        or exists (select from external_booking where account_id = scheduling_account.id and state <> 'ENDED'))`

/** What is due there at $1, as `dueJobs` of the sweep wants it. */
export const dueThere = `
    (select 'scheduling-hold' as task, booking_id as id, false as late from external_hold
      where until <= $1::timestamptz + interval '${renewMinutes} minutes' limit 500)
    union all
    (select 'scheduling-mirror', booking_id, true from booking_move where deadline <= $1 limit 500)
    union all
    (select 'scheduling-mirror', booking_id, false from external_booking
      where state in ('ASKED', 'CANCELLING') and asked_at <= $1::timestamptz - interval '${slowMinutes} minutes'
        and exists (select from scheduling_account where id = account_id and scheduling_account.state = 'CONNECTED')
        and (state = 'CANCELLING' or exists (select from booking where id = booking_id and booking.state = 'CONFIRMING'))
      limit 500)
    union all
    (select 'scheduling-poll', id, false from scheduling_account
      where state = 'CONNECTED' and ${inUse}
        and coalesce(changes_at, connected_at) <= $1::timestamptz - interval '${pollMinutes} minutes'
      order by changes_at nulls first limit 100)
    union all
    (select 'scheduling-watch', id, false from scheduling_account
      where state = 'CONNECTED' and ${inUse} and coalesce(types_at, connected_at) <= $1::timestamptz - interval '${watchMinutes} minutes'
      order by types_at nulls first limit 100)`
