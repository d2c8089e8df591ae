import { nextNumber, removeObject } from '../frame/world.ts'
import type { EventType } from './kept.ts'
import type * as take from './takes.ts'
import { needUser } from './users.ts'
import { all, badRequest, callingUser, find, keyOf, notFound, save, type World } from './world.ts'

type Given = typeof take.eventTypeChanges._output

export async function createEventType(world: World, sent: typeof take.newEventType._output) {
  const ownerId = callingUser(world)
  await checkSlug(world, ownerId, sent.slug, null)
  const id = Number(await nextNumber(world))
  const bare = { description: '', hidden: false, minimumBookingNotice: 0, slotInterval: null }
  const type = changed({ id, ownerId, ...bare, ...needed(sent) }, sent)
  await save(world, 'event_type', id, type, { account: String(ownerId) })
  return shownType(world, type)
}

const needed = ({ lengthInMinutes, title, slug }: typeof take.newEventType._output) => ({
  lengthInMinutes,
  title,
  slug,
})

function changed(type: EventType, { confirmationPolicy, ...given }: Given): EventType {
  const rest = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  const next: EventType = { ...type, ...rest }
  if (confirmationPolicy && 'disabled' in confirmationPolicy) delete next.confirmationPolicy
  else if (confirmationPolicy) next.confirmationPolicy = confirmationPolicy
  if (next.lengthInMinutesOptions && !next.lengthInMinutesOptions.includes(next.lengthInMinutes))
    throw badRequest('lengthInMinutes must be one of lengthInMinutesOptions')
  return next
}

async function checkSlug(world: World, ownerId: number, slug: string, except: number | null): Promise<void> {
  const own = await all(world, 'event_type', String(ownerId))
  if (own.some((type) => type.slug === slug && type.id !== except))
    throw badRequest('User already has an event type with this slug.')
}

/** The event type of this number, or Cal.com's 404. */
export async function needEventType(world: World, id: string | number): Promise<EventType> {
  const row = await find(world, 'event_type', id)
  if (!row) throw notFound(`Event type with id ${id} not found`)
  return row.body
}

/** Of the calling user only. */
export async function ownEventType(world: World, id: string): Promise<EventType> {
  const type = await needEventType(world, id)
  if (type.ownerId !== callingUser(world)) throw notFound(`Event type with id ${id} not found`)
  return type
}

export async function listEventTypes(world: World): Promise<object[]> {
  const types = await all(world, 'event_type', String(callingUser(world)))
  const shown: object[] = []
  for (const type of types) shown.push(await shownType(world, type))
  return shown
}

export async function updateEventType(world: World, id: string, sent: Given): Promise<object> {
  const type = await ownEventType(world, id)
  if (sent.slug) await checkSlug(world, type.ownerId, sent.slug, type.id)
  return shownType(world, await save(world, 'event_type', type.id, changed(type, sent)))
}

export async function deleteEventType(world: World, key: string): Promise<object> {
  const { id, lengthInMinutes, title, slug } = await ownEventType(world, key)
  await removeObject(world, 'event_type', keyOf('event_type', id))
  return { id, lengthInMinutes, title, slug }
}

/** Throws a Refusal for a length that this type does not have; one of a single length wants none to be named. */
export function lengthOf(type: EventType, wanted: number | undefined, field: string): number {
  const { lengthInMinutes, lengthInMinutesOptions: lengths } = type
  if (wanted === undefined) return lengthInMinutes
  if (!lengths)
    throw badRequest(
      `Can't specify '${field}' because event type does not have multiple possible lengths. Please, remove the '${field}' field from the request.`,
    )
  if (!lengths.includes(wanted))
    throw badRequest(
      `Provided '${field}' is not one of the possible lengths for the event type. The possible lengths are: ${lengths.join(', ')}`,
    )
  return wanted
}

/** As Cal.com shows it. */
export async function shownType(world: World, type: EventType): Promise<object> {
  const { id, name, username } = await needUser(world, type.ownerId)
  const { confirmationPolicy, ...rest } = type
  return {
    ...rest,
    ...(confirmationPolicy ? { confirmationPolicy } : {}),
    beforeEventBuffer: 0,
    afterEventBuffer: 0,
    locations: [{ type: 'integration', integration: 'cal-video' }],
    bookingFields: [],
    disableGuests: false,
    recurrence: null,
    metadata: {},
    price: 0,
    currency: 'usd',
    lockTimeZoneToggleOnBookingPage: false,
    forwardParamsSuccessRedirect: null,
    successRedirectUrl: null,
    isInstantEvent: false,
    scheduleId: null,
    bookingRequiresAuthentication: false,
    users: [{ id, name, username }],
    bookingUrl: `${world.publicUrl}/${username}/${type.slug}`,
  }
}
