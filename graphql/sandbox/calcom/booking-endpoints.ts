import { type Endpoint, endpointOf } from '../frame/json-api.ts'
import {
  answerBooking,
  cancelBooking,
  createBooking,
  listBookings,
  needBooking,
  ownBooking,
  rescheduleBooking,
  shownBooking,
} from './bookings.ts'
import type { Booking } from './kept.ts'
import { success } from './success.ts'
import * as takes from './takes.ts'
import { needUser } from './users.ts'
import type { World } from './world.ts'

const none = { query: takes.nothing, body: takes.nothing }
const bookings = '/v2/bookings'
const one = `${bookings}/{bookingUid}`
const bookedElsewhere =
  'eventTypeSlug username teamSlug organizationSlug guests meetingUrl location routing emailVerificationCode instant recurrenceCount'
const listedElsewhere =
  'status attendeeName bookingUid eventTypeIds eventTypeId teamsIds teamId afterStart beforeEnd afterCreatedAt beforeCreatedAt beforeUpdatedAt sortStart sortEnd sortCreated'

async function shown(world: World, booking: Booking) {
  return success(await shownBooking(world, booking))
}

/** The address of whoever calls; nobody's where no one says who they are. */
async function callersAddress(world: World): Promise<string | null> {
  return world.caller.kind === 'user' ? (await needUser(world, world.caller.id)).email : null
}

export const bookingEndpoints: readonly Endpoint<World>[] = [
  endpointOf(
    'POST',
    bookings,
    { ...none, body: takes.newBooking, status: 201, unmodelled: bookedElsewhere },
    async ({ world, sent }) => shown(world, await createBooking(world, sent)),
  ),
  endpointOf(
    'GET',
    bookings,
    { ...none, query: takes.bookingList, unmodelled: listedElsewhere },
    async ({ world, query }) => ({ status: 'success', ...(await listBookings(world, query)) }),
  ),
  endpointOf('GET', one, none, async ({ world, ids: [uid = ''] }) =>
    shown(world, await needBooking(world, uid)),
  ),
  endpointOf(
    'POST',
    `${one}/reschedule`,
    { ...none, body: takes.reschedule, status: 201, unmodelled: 'seatUid emailVerificationCode' },
    async ({ world, ids: [uid = ''], sent }) => shown(world, await rescheduleBooking(world, uid, sent)),
  ),
  endpointOf(
    'POST',
    `${one}/cancel`,
    { ...none, body: takes.cancellation, unmodelled: 'cancelSubsequentBookings seatUid' },
    async ({ world, ids: [uid = ''], sent: { cancellationReason = null } }) =>
      shown(world, await cancelBooking(world, uid, cancellationReason, await callersAddress(world))),
  ),
  endpointOf('POST', `${one}/confirm`, none, async ({ world, ids: [uid = ''] }) => {
    await ownBooking(world, uid)
    return shown(world, await answerBooking(world, uid, true, null))
  }),
  endpointOf(
    'POST',
    `${one}/decline`,
    { ...none, body: takes.refusalReason },
    async ({ world, ids: [uid = ''], sent }) => {
      await ownBooking(world, uid)
      return shown(world, await answerBooking(world, uid, false, sent.reason ?? null))
    },
  ),
]
