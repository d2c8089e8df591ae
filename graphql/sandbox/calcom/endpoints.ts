import { type Endpoint, endpointOf } from '../frame/json-api.ts'
import type { Method } from '../frame/request.ts'
import { bookingEndpoints } from './booking-endpoints.ts'
import {
  createEventType,
  deleteEventType,
  listEventTypes,
  ownEventType,
  shownType,
  updateEventType,
} from './event-types.ts'
import { listSlots, release, renew, reserve } from './slots.ts'
import { success } from './success.ts'
import * as takes from './takes.ts'
import {
  checkClient,
  createUser,
  deleteUser,
  forceRefresh,
  listUsers,
  needUser,
  refreshTokens,
  updateUser,
} from './users.ts'
import { createWebhook, deleteWebhook, needWebhook, updateWebhook } from './webhooks.ts'
import { all, type World } from './world.ts'

type Serve<Query, Sent> = (world: World, ids: string[], query: Query, sent: Sent) => Promise<unknown>

/** A door for the platform only: its name stands first in the path. */
function ofClient<Query extends Record<string, unknown>, Sent extends Record<string, unknown>>(
  method: Method,
  path: string,
  rest: Parameters<typeof endpointOf<World, Query, Sent>>[2],
  serve: Serve<Query, Sent>,
): Endpoint<World> {
  return endpointOf(method, path, rest, async ({ world, ids: [clientId, ...ids], query, sent }) => {
    checkClient(world, clientId)
    return success(await serve(world, ids, query, sent))
  })
}

const none = { query: takes.nothing, body: takes.nothing }
const users = '/v2/oauth-clients/{clientId}/users'
const webhooks = '/v2/oauth-clients/{clientId}/webhooks'

const platform: Endpoint<World>[] = [
  ofClient('GET', users, { ...none, query: takes.userList }, (w, _, query) => listUsers(w, query)),
  ofClient('POST', users, { ...none, body: takes.newUser, status: 201 }, (w, _ids, _, sent) =>
    createUser(w, sent),
  ),
  ofClient('GET', `${users}/{userId}`, none, (w, [id = '']) => needUser(w, id)),
  ofClient(
    'PATCH',
    `${users}/{userId}`,
    { ...none, body: takes.userChanges, unmodelled: 'defaultScheduleId' },
    (w, [id = ''], _, sent) => updateUser(w, id, sent),
  ),
  ofClient('DELETE', `${users}/{userId}`, none, (w, [id = '']) => deleteUser(w, id)),
  ofClient('POST', `${users}/{userId}/force-refresh`, none, (w, [id = '']) => forceRefresh(w, id)),
  ofClient(
    'POST',
    webhooks,
    { ...none, body: takes.newWebhook, status: 201, unmodelled: 'payloadTemplate' },
    (w, _ids, _, sent) => createWebhook(w, sent),
  ),
  ofClient('GET', webhooks, { ...none, query: takes.webhookList }, async (w, _, { take = 250, skip = 0 }) =>
    (await all(w, 'webhook')).slice(skip, skip + take),
  ),
  ofClient('GET', `${webhooks}/{webhookId}`, none, (w, [id = '']) => needWebhook(w, id)),
  ofClient(
    'PATCH',
    `${webhooks}/{webhookId}`,
    { ...none, body: takes.webhookChanges, unmodelled: 'payloadTemplate' },
    (w, [id = ''], _, sent) => updateWebhook(w, id, sent),
  ),
  ofClient('DELETE', `${webhooks}/{webhookId}`, none, (w, [id = '']) => deleteWebhook(w, id)),
]

const typesElsewhere =
  'bookingFields disableGuests beforeEventBuffer afterEventBuffer scheduleId bookingLimitsCount bookerActiveBookingsLimit onlyShowFirstAvailableSlot bookingLimitsDuration bookingWindow offsetStart bookerLayouts recurrence requiresBookerEmailVerification hideCalendarNotes lockTimeZoneToggleOnBookingPage color seats customName destinationCalendar useDestinationCalendarEmail hideCalendarEventDetails successRedirectUrl hideOrganizerEmail calVideoSettings bookingRequiresAuthentication disableCancelling disableRescheduling interfaceLanguage allowReschedulingPastBookings allowReschedulingCancelledBookings showOptimizedSlots locations'

const eventTypes: Endpoint<World>[] = [
  endpointOf(
    'POST',
    '/v2/event-types',
    { ...none, body: takes.newEventType, status: 201, unmodelled: typesElsewhere },
    async ({ world, sent }) => success(await createEventType(world, sent)),
  ),
  endpointOf(
    'GET',
    '/v2/event-types',
    { ...none, unmodelled: 'username eventSlug usernames orgSlug orgId sortCreatedAt' },
    async ({ world }) => success(await listEventTypes(world)),
  ),
  endpointOf('GET', '/v2/event-types/{eventTypeId}', none, async ({ world, ids: [id = ''] }) =>
    success(await shownType(world, await ownEventType(world, id))),
  ),
  endpointOf(
    'PATCH',
    '/v2/event-types/{eventTypeId}',
    { ...none, body: takes.eventTypeChanges, unmodelled: typesElsewhere },
    async ({ world, ids: [id = ''], sent }) => success(await updateEventType(world, id, sent)),
  ),
  endpointOf('DELETE', '/v2/event-types/{eventTypeId}', none, async ({ world, ids: [id = ''] }) =>
    success(await deleteEventType(world, id)),
  ),
]

const slots: Endpoint<World>[] = [
  endpointOf(
    'GET',
    '/v2/slots',
    { ...none, query: takes.slots, unmodelled: 'organizationSlug teamSlug username eventTypeSlug usernames' },
    async ({ world, query }) => success(await listSlots(world, query)),
  ),
  endpointOf(
    'POST',
    '/v2/slots/reservations',
    { ...none, body: takes.reservation, status: 201 },
    async ({ world, sent }) => success(await reserve(world, sent)),
  ),
  endpointOf(
    'PATCH',
    '/v2/slots/reservations/{uid}',
    { ...none, body: takes.reservation },
    async ({ world, ids: [uid = ''], sent }) => success(await renew(world, uid, sent)),
  ),
  endpointOf('DELETE', '/v2/slots/reservations/{uid}', none, async ({ world, ids: [uid = ''] }) => {
    await release(world, uid)
    return { status: 'success' }
  }),
]

const refresh: Endpoint<World> = endpointOf(
  'POST',
  '/v2/oauth/{clientId}/refresh',
  { ...none, body: takes.refreshToken },
  async ({ world, ids: [clientId = ''], sent }) =>
    success(await refreshTokens(world, clientId, sent.refreshToken)),
)

/** Every door of the sandbox: what is not here does not exist. */
export const endpoints: readonly Endpoint<World>[] = [
  ...platform,
  refresh,
  ...eventTypes,
  ...slots,
  ...bookingEndpoints,
]
