import type { Deps } from '../deps.ts'
import { bookingPath, nodeId } from '../node-id.ts'
import { menteeLink } from './addressed.ts'
import { type AfterSession, afterSession, complaintAlert } from './after-session-words.ts'
import type { OwedMail } from './deliver.ts'
import type { MailedBooking } from './mailed-booking.ts'
import { type FeeNews, feeLetter, feeNews } from './no-show-fee-words.ts'

/** What is owed about a session after its start: who did not come, and how the mentee's complaint stands. */
export async function afterSessionMails(deps: Deps, booking: MailedBooking): Promise<OwedMail[]> {
  const { id, version, state, complaint } = booking
  const told: OwedMail[] = []
  if (complaint) {
    const kind = complaint.state === 'OPEN' && complaint.contestedAt ? 'CONTESTED' : complaint.state
    told.push(...toBoth(deps, booking, `complaint${kind}`, complaint.id))
    if (kind === 'CONTESTED') told.push(...(await toAdmins(deps, booking, complaint.id)))
  }
  const fee = feeNews(booking)
  if (fee) told.push(...toBoth(deps, booking, fee, id))
  // A complaint that was upheld has told so already.
  else if (state === 'NO_SHOW' && complaint?.state !== 'UPHELD')
    told.push(...toBoth(deps, booking, `noShow${booking.noShowOf ?? 'MENTEE'}`, `${id}:${version}`))
  return told
}

type Kind = AfterSession | FeeNews

const write = (
  kind: Kind,
  booking: MailedBooking,
  reading: Parameters<(typeof afterSession)[AfterSession]>[1],
) =>
  kind === 'feeCharged' || kind === 'feeDeclined'
    ? feeLetter(kind, booking, reading)
    : afterSession[kind](booking, reading)

function toBoth(deps: Deps, booking: MailedBooking, kind: Kind, occasion: string): OwedMail[] {
  const { menteeName, menteeEmail, menteeTimeZone, hosts, id: bookingId } = booking
  const mentee = { name: menteeName, address: menteeEmail }
  const first = hosts[0]?.mentor
  const url = `${deps.settings.appUrl}${bookingPath(bookingId)}`
  return [
    {
      kind: `${kind}Mentee`,
      occasion,
      bookingId,
      to: mentee,
      ...(first ? { replyTo: { name: first.name, address: first.person.email } } : {}),
      letter: write(kind, booking, {
        reader: 'MENTEE',
        timeZone: menteeTimeZone,
        url: menteeLink(deps, booking),
        now: deps.now(),
      }),
    },
    ...hosts.map(({ mentor: { name, person, timeZone } }) => ({
      kind: `${kind}Mentor`,
      occasion,
      bookingId,
      to: { name, address: person.email },
      replyTo: mentee,
      letter: write(kind, booking, { reader: 'MENTOR', timeZone, url, now: deps.now() }),
    })),
  ]
}

async function toAdmins(deps: Deps, booking: MailedBooking, complaintId: string): Promise<OwedMail[]> {
  const admins = await deps.db.person.findMany({ where: { admin: true } })
  const url = `${deps.settings.appUrl}/admin/complaints/${nodeId('Complaint', complaintId)}`
  return admins.map(({ name, email }) => ({
    kind: 'complaintAlert',
    occasion: complaintId,
    bookingId: booking.id,
    to: { name, address: email },
    letter: complaintAlert(booking, url),
  }))
}
