import { readLink } from '#graphql/usecases/booking/link.ts'
import type { Deps } from '#graphql/usecases/deps.ts'
import { findApiKey } from '#graphql/usecases/partner/key.ts'
import { nobody, type Viewer } from '#graphql/usecases/viewer.ts'
import type { SignIns } from './sign-in.ts'

/** What a request shows of who sends it. */
export type Credentials = { authorization: string | null; cookies: string }

export type Admitted = { viewer: Viewer; cookie: string | null }

/** The Authorization header names a key or a link that is not valid (any more). */
export class CredentialsRefused extends Error {
  override message = 'This key or link is not valid, or not any more.'
}

/** Up to so many bookings are remembered by a browser that is not signed in. */
export const rememberedLinks = 10

export const linkCookie = 'booking_links'

/**
 * A partner by key, a guest by signed link, a person by sign-in cookie, else nobody; a header wins over cookies. Throws
 * CredentialsRefused for a header that proves nothing: who sends one means it.
 */
export async function admit(deps: Deps, signIns: SignIns, credentials: Credentials): Promise<Admitted> {
  const { authorization, cookies } = credentials
  if (authorization) return { viewer: await byHeader(deps, authorization), cookie: null }
  const bookingIds = await linkedBookings(
    deps,
    readCookie(cookies, linkCookie).split('.').slice(0, rememberedLinks),
  )
  const signIn = await signIns.read(cookies)
  if (!signIn) return { viewer: bookingIds.length > 0 ? { kind: 'guest', bookingIds } : nobody, cookie: null }
  const person = await deps.db.person.findUnique({
    where: { id: signIn.personId },
    include: { mentor: true },
  })
  if (!person) return { viewer: nobody, cookie: null }
  const { id: personId, admin, mentor } = person
  return {
    viewer: { kind: 'person', personId, admin, mentorId: mentor?.id ?? null, bookingIds },
    cookie: signIn.cookie,
  }
}

async function byHeader(deps: Deps, authorization: string): Promise<Viewer> {
  const [scheme = '', secret = ''] = authorization.split(' ', 2)
  if (/^bearer$/i.test(scheme)) {
    const partner = await findApiKey(deps.db, secret, deps.machineNow())
    if (partner) return partner
  }
  if (/^booking$/i.test(scheme)) {
    const bookingIds = await linkedBookings(deps, [secret])
    if (bookingIds.length > 0) return { kind: 'guest', bookingIds }
  }
  throw new CredentialsRefused()
}

/** The booking that this link opens; null when it opens none, or none any more. */
export async function linkedBooking({ deps }: { deps: Deps }, token: string): Promise<string | null> {
  const [bookingId = null] = await linkedBookings(deps, [token])
  return bookingId
}

/** The bookings that these links still open: well signed, not expired, of the version in force. */
async function linkedBookings(
  { db, linkKey, machineNow }: Deps,
  tokens: readonly string[],
): Promise<string[]> {
  const links = tokens.flatMap((token) => readLink(linkKey, token, machineNow()) ?? [])
  if (links.length === 0) return []
  const rows = await db.booking.findMany({
    where: { OR: links.map(({ bookingId: id, linkVersion }) => ({ id, linkVersion })) },
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

/** The cookie's value; empty when there is none. */
export function readCookie(cookies: string, name: string): string {
  const prefix = `${name}=`
  const found = cookies.split(/;\s*/).find((each) => each.startsWith(prefix))
  return found?.slice(prefix.length) ?? ''
}
