import type { FaultPlan } from '#graphql/sandbox/frame/faults.ts'
import { reconnect } from './calendars.ts'
import type { Keeper } from './rigs.ts'
import type { Stage } from './stage.ts'

type Fault = FaultPlan['next'][number]

const call = (path: string, method: 'POST' | 'GET', what: 'timeoutAfterEffect' | number): Fault =>
  typeof what === 'number'
    ? { on: 'call', path, method, do: 'error', status: what }
    : { on: 'call', path, method, do: what }

const webhooks: Fault[] = [
  { on: 'webhook', do: 'duplicate', times: 3 },
  { on: 'webhook', do: 'reorder', times: 2 },
  { on: 'webhook', do: 'drop', times: 4 },
  { on: 'webhook', do: 'delay', by: 'PT6H' },
  { on: 'webhook', do: 'badSignature' },
]

/** What can go wrong with a company that keeps calendars, by its name. */
const faults: Record<string, Fault[]> = {
  CALCOM: [
    ...webhooks,
    call('/v2/bookings', 'POST', 'timeoutAfterEffect'),
    call('/v2/bookings', 'POST', 'timeoutAfterEffect'),
    call('/v2/bookings', 'POST', 500),
    call('/v2/bookings', 'POST', 429),
    call('/v2/bookings/{bookingUid}/cancel', 'POST', 'timeoutAfterEffect'),
    call('/v2/bookings/{bookingUid}/reschedule', 'POST', 'timeoutAfterEffect'),
    call('/v2/slots/reservations', 'POST', 500),
    call('/v2/slots', 'GET', 500),
    call('/v2/bookings', 'GET', 500),
  ],
  CALENDLY: [
    ...webhooks,
    call('/invitees', 'POST', 'timeoutAfterEffect'),
    call('/invitees', 'POST', 'timeoutAfterEffect'),
    call('/invitees', 'POST', 500),
    call('/invitees', 'POST', 429),
    call('/scheduled_events/{uuid}/cancellation', 'POST', 'timeoutAfterEffect'),
    call('/event_type_available_times', 'GET', 500),
    call('/scheduled_events', 'GET', 500),
    { on: 'webhook', do: 'oldTimestamp' },
  ],
}

const hour = 3_600_000

/** Something goes wrong at one of them. */
export async function keeperFails({ keepers, random }: Stage): Promise<void> {
  const keeper = random.pick(keepers)
  const fault = keeper && random.pick(faults[keeper.rig.scheduling.name] ?? [])
  if (keeper && fault) await keeper.rig.there.setFaults({ next: [fault] })
}

/** One thing that somebody does over there; what cannot be is refused there. */
export async function keepersAct(stage: Stage): Promise<unknown> {
  const { random, keepers } = stage
  const [dice, which, days] = [random.int(12), random.int(1_000), random.int(4)]
  const keeper = random.pick(keepers)
  if (!keeper) return null
  const by = which % 2 === 0 ? 'MENTOR' : 'MENTEE'
  const { there } = keeper.rig
  if (dice === 0) return there.revoke(keeper.known).catch(() => null)
  if (dice < 3) return reconnect(stage, keeper)
  if (dice === 3) return disabled(stage, keeper)
  if (dice < 6) return bookedThere(stage, keeper, { which, days })
  const id = await somethingOf(stage, keeper, which)
  if (!id) return null
  if (dice < 8) return there.cancel(id, by).catch(() => null)
  return there.move(id, workingHour(stage.now(), { which, days }), by).catch(() => null)
}

/** No more webhooks by the subscription that we have. */
async function disabled({ db }: Stage, { rig, mentorId }: Keeper): Promise<unknown> {
  const account = await db.schedulingAccount.findFirst({ where: { mentorId } })
  return account?.subscriptionId && rig.there.disable(account.subscriptionId).catch(() => null)
}

/** Somebody books on the mentor's own page there. */
function bookedThere({ now }: Stage, { rig, known }: Keeper, when: { which: number; days: number }) {
  const attendee = { name: 'Tom Ward', email: `tom-${when.which % 4}@sundial.test`, timeZone: 'UTC' }
  return rig.scheduling.book(known.access, {
    ...{ typeId: known.typeId, startsAt: workingHour(now(), when), durationMinutes: 60 },
    ...{ attendee, answers: [], bookingId: '' },
  })
}

/** What stands there for one of ours, or stood there. */
async function somethingOf({ db }: Stage, { mentorId }: Keeper, which: number): Promise<string | null> {
  const some = await db.externalBooking.findMany({
    where: { account: { mentorId }, externalId: { not: null } },
    orderBy: { askedAt: 'desc' },
    take: 12,
  })
  return some[which % (some.length || 1)]?.externalId ?? null
}

/** A whole hour of one of the next days; mentors there work from Monday to Friday. */
function workingHour(now: Date, { which, days }: { which: number; days: number }): Date {
  const midnight = Math.floor(now.getTime() / (24 * hour)) * 24 * hour
  return new Date(midnight + ((1 + days) * 24 + 9 + (which % 8)) * hour)
}
