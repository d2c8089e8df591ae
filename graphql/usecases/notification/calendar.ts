import { createEvent } from 'ics'
import type { Booking, Mentor } from '#prisma/generated/client/client.ts'
import { namesTogether } from '../booking/givers.ts'
import type { Settings } from '../deps.ts'
import { bookingPath } from '../node-id.ts'

type Entry = Booking & { hosts: readonly { mentor: Pick<Mentor, 'name'> }[] }

type UtcParts = [number, number, number, number, number]

/**
 * The booking as a calendar file: one UID for its whole life, a sequence that grows with every change, CANCEL when it is
 * off, for everybody or for its reader. Where they meet stands in it only while it is confirmed.
 */
export function calendarFile(
  booking: Entry,
  { appUrl }: Settings,
  off = booking.state === 'CANCELLED',
): { method: 'REQUEST' | 'CANCEL'; content: string } {
  const method = off ? 'CANCEL' : 'REQUEST'
  const { error, value } = createEvent({
    uid: `${booking.id}@sundial`,
    sequence: booking.version,
    method,
    status: method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED',
    productId: 'sundial',
    title: calendarTitle(booking),
    start: utcParts(booking.startsAt),
    startInputType: 'utc',
    startOutputType: 'utc',
    end: utcParts(booking.endsAt),
    endInputType: 'utc',
    endOutputType: 'utc',
    url: `${appUrl}${bookingPath(booking.id)}`,
    ...(method === 'REQUEST' ? { location: booking.placeDetail } : {}),
  })
  if (error || !value) throw error ?? new Error('no calendar entry')
  return { method, content: value }
}

export const calendarTitle = ({ title, hosts, menteeName }: Entry) =>
  `${title}: ${namesTogether([...hosts, { mentor: { name: menteeName } }])}`

/** Addresses that open a filled-in new entry in the readers' own calendars. */
export function calendarLinks(booking: Entry): { google: string; outlook: string } {
  const stamp = (at: Date) => at.toISOString().replace(/[-:]|\.\d{3}/g, '')
  const google = new URLSearchParams({
    action: 'TEMPLATE',
    text: calendarTitle(booking),
    dates: `${stamp(booking.startsAt)}/${stamp(booking.endsAt)}`,
    location: booking.placeDetail,
  })
  const outlook = new URLSearchParams({
    path: '/calendar/action/compose',
    rru: 'addevent',
    subject: calendarTitle(booking),
    startdt: booking.startsAt.toISOString(),
    enddt: booking.endsAt.toISOString(),
    location: booking.placeDetail,
  })
  return {
    google: `https://calendar.google.com/calendar/render?${google}`,
    outlook: `https://outlook.live.com/calendar/0/deeplink/compose?${outlook}`,
  }
}

function utcParts(at: Date): UtcParts {
  return [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate(), at.getUTCHours(), at.getUTCMinutes()]
}
