import { createHash } from 'node:crypto'
import { type Adapter, type DatabaseSession, type DatabaseUser, Lucia, TimeSpan } from 'lucia'
import type { Db } from '#graphql/usecases/deps.ts'
import type { Prisma } from '#prisma/generated/client/client.ts'

// Lucia 3 is no longer developed. All that knows of it stands in this file, so that it can leave.
declare module 'lucia' {
  // Lucia reads its types by declaration merging, which only an interface can do.
  // biome-ignore lint/style/useConsistentTypeDefinitions: see above
  interface Register {
    Lucia: Lucia
    DatabaseUserAttributes: Record<never, never>
  }
}

/** The table holds only the hash of what the cookie holds: a leaked table signs nobody in. */
const stored = (id: string) => createHash('sha256').update(id).digest('hex')

type Row = { id: string; personId: string; expiresAt: Date }

const asSession = (id: string, { personId, expiresAt }: Row): DatabaseSession => ({
  id,
  userId: personId,
  expiresAt,
  attributes: {},
})

function adapter(db: Db): Adapter {
  const forget = async (where: Prisma.SignInWhereInput) => {
    await db.signIn.deleteMany({ where })
  }
  return {
    async getSessionAndUser(id): Promise<[DatabaseSession | null, DatabaseUser | null]> {
      const row = await db.signIn.findUnique({ where: { id: stored(id) } })
      return row ? [asSession(id, row), { id: row.personId, attributes: {} }] : [null, null]
    },
    async getUserSessions(personId) {
      const rows = await db.signIn.findMany({ where: { personId } })
      return rows.map((row) => asSession(row.id, row))
    },
    async setSession({ id, userId, expiresAt }) {
      await db.signIn.create({ data: { id: stored(id), personId: userId, expiresAt } })
    },
    async updateSessionExpiration(id, expiresAt) {
      await db.signIn.updateMany({ where: { id: stored(id) }, data: { expiresAt } })
    },
    deleteSession: (id) => forget({ id: stored(id) }),
    deleteUserSessions: (personId) => forget({ personId }),
    deleteExpiredSessions: () => forget({ expiresAt: { lte: new Date() } }),
  }
}

/** Who is signed in, and the cookies that say so. Sign-ins live by machine time, 30 days from the last visit. */
export type SignIns = {
  /** The person and, when the sign-in was prolonged, the cookie to set. */
  read: (cookies: string) => Promise<{ personId: string; signInId: string; cookie: string | null } | null>
  /** A new sign-in with a new id; its cookie. */
  start: (personId: string) => Promise<string>
  /** Ends this browser's sign-in; the cookie that forgets it. */
  end: (cookies: string) => Promise<string>
}

/** @param secure whether cookies are for https only */
export function createSignIns(db: Db, secure: boolean): SignIns {
  const lucia = new Lucia(adapter(db), {
    sessionExpiresIn: new TimeSpan(30, 'd'),
    sessionCookie: { name: 'sign_in', attributes: { secure, sameSite: 'lax', path: '/' } },
  })
  return {
    async read(cookies) {
      const id = lucia.readSessionCookie(cookies)
      if (!id) return null
      const { session } = await lucia.validateSession(id)
      if (!session) return null
      const cookie = session.fresh ? lucia.createSessionCookie(id).serialize() : null
      return { personId: session.userId, signInId: stored(id), cookie }
    },
    async start(personId) {
      const { id } = await lucia.createSession(personId, {})
      return lucia.createSessionCookie(id).serialize()
    },
    async end(cookies) {
      const id = lucia.readSessionCookie(cookies)
      if (id) await lucia.invalidateSession(id)
      return lucia.createBlankSessionCookie().serialize()
    },
  }
}
