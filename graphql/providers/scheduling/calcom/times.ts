import type { Reaction } from '#graphql/domain/reaction.ts'
import { onYes } from '../call.ts'
import type { Access, Hold, HoldRequest, Scheduling } from '../port.ts'
import { anything, type Client } from './client.ts'
import { lengthAt } from './event-types.ts'
import { reservation, slots } from './facts.ts'

type Times = Pick<Scheduling, 'freeTimes' | 'hold' | 'renewHold' | 'releaseHold'>

const reservations = '/slots/reservations'

export function timesOf(client: Client): Times {
  const release: Scheduling['releaseHold'] = async ({ token }, id) => {
    const released = await client.asUser(token, {
      method: 'DELETE',
      path: `${reservations}/${id}`,
      facts: anything,
    })
    const gone = released.status === 'refused' && released.code === 'NOT_FOUND'
    return gone ? { status: 'done', facts: null } : onYes(released, () => null)
  }
  return {
    /** An end at midnight means to them the whole day that begins with it. */
    async freeTimes({ token }, { typeId, durationMinutes, from, to, movingId }) {
      const query = {
        eventTypeId: typeId,
        start: from.toISOString(),
        end: to.toISOString(),
        duration: String(durationMinutes),
        bookingUidToReschedule: movingId,
      }
      const found = await client.asUser(token, { method: 'GET', path: '/slots', query, facts: slots })
      return onYes(found, (times) =>
        times.filter((at) => from <= at && at < to).sort((a, b) => a.getTime() - b.getTime()),
      )
    },
    hold: (access, request) => keep(client, access, null, request),
    /** Some of their versions take a reservation for somebody else's when it is renewed: then it is made anew. */
    async renewHold(access, holdId, request) {
      const renewed = await keep(client, access, holdId, request)
      if (renewed.status !== 'refused' || renewed.code === 'ACCESS_REVOKED') return renewed
      const released = await release(access, holdId)
      return released.status === 'done' ? keep(client, access, null, request) : released
    },
    releaseHold: release,
  }
}

async function keep(
  client: Client,
  access: Access,
  id: string | null,
  request: HoldRequest,
): Promise<Reaction<Hold>> {
  const length = await lengthAt(client, access, request)
  if (length.status !== 'done') return length
  const { typeId, startsAt, minutes } = request
  const body = {
    eventTypeId: Number(typeId),
    slotStart: startsAt.toISOString(),
    ...(length.facts === undefined ? {} : { slotDuration: length.facts }),
    reservationDuration: minutes,
  }
  const path = id === null ? reservations : `${reservations}/${id}`
  return client.asUser(access.token, {
    method: id === null ? 'POST' : 'PATCH',
    path,
    body,
    facts: reservation,
  })
}
