import { linkToken } from '../booking/link.ts'
import type { Deps } from '../deps.ts'
import { bookingPath } from '../node-id.ts'
import type { MailedBooking } from './mailed-booking.ts'

/** Where the mentee sees the booking: a guest by the signed link. */
export const menteeLink = ({ settings, linkKey }: Deps, booking: MailedBooking): string =>
  booking.menteeId
    ? `${settings.appUrl}${bookingPath(booking.id)}`
    : `${settings.appUrl}/b/${linkToken(linkKey, booking)}`
