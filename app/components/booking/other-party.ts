type Party = { name: string; timeZone: string }

type Booking = { viewerRole: string | null; menteeName: string; menteeTimeZone: string; mentor: Party }

/** Whom the reader meets, and that one's zone: a mentor meets the mentee, everybody else the mentor. */
export function otherParty({ viewerRole, menteeName, menteeTimeZone, mentor }: Booking): Party {
  return viewerRole === 'MENTOR' ? { name: menteeName, timeZone: menteeTimeZone } : mentor
}
