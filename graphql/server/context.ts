import { createHmac } from 'node:crypto'
import type { Context } from '#graphql/schema/context.ts'
import type { Deps } from '#graphql/usecases/deps.ts'
import type { Feed } from '#graphql/usecases/feed.ts'
import type { Finder } from '#graphql/usecases/mentor/keep-directory.ts'
import type { SignIns } from './sign-in.ts'
import { admit, type Credentials } from './viewer.ts'

export type Door = { deps: Deps; feed: Feed; finder: Finder; signIns: SignIns; sourceKey: Buffer }

export type Visitor = Credentials & { address: string }

/** The context of one request, and the cookies that its answer has to set. */
export async function visit(
  door: Door,
  visitor: Visitor,
): Promise<{ context: Context; setCookies: string[] }> {
  const { deps, feed, finder, signIns, sourceKey } = door
  const { viewer, cookie } = await admit(deps, signIns, visitor)
  const setCookies = cookie ? [cookie] : []
  const context: Context = {
    deps,
    feed,
    finder,
    viewer,
    // Few requests ask for it.
    get source() {
      return createHmac('sha256', sourceKey).update(visitor.address).digest('base64url').slice(0, 22)
    },
    signIns: {
      async start(personId) {
        setCookies.push(await signIns.start(personId))
        context.viewer = await viewerOf(deps, personId)
      },
      async end() {
        setCookies.push(await signIns.end(visitor.cookies))
        context.viewer = { kind: 'nobody' }
      },
    },
  }
  return { context, setCookies }
}

async function viewerOf({ db }: Deps, personId: string): Promise<Context['viewer']> {
  const person = await db.person.findUniqueOrThrow({ where: { id: personId }, include: { mentor: true } })
  return {
    kind: 'person',
    personId,
    admin: person.admin,
    mentorId: person.mentor?.id ?? null,
    bookingIds: [],
  }
}
