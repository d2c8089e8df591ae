import { queryFromInfo } from '@pothos/plugin-prisma'
import type { GraphQLResolveInfo } from 'graphql'
import type { Found } from '#graphql/domain/mentor/find.ts'
import type { FoundTime } from '#graphql/domain/mentor/listing.ts'
import { visibleTypes } from '#graphql/usecases/session-type/access.ts'
import type { SessionType as TypeRow } from '#prisma/generated/client/client.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { SessionType } from '../session-type/session-type.ts'

/** The types of a whole page are read at once, by whoever asks for one first. */
type OpenTime = FoundTime & { types: () => Promise<Map<string, TypeRow>> }

export const FoundTimeType = builder.objectRef<OpenTime>('FoundTime').implement({
  description: 'A free time that a search found.',
  fields: (t) => ({
    startsAt: t.field({
      type: 'DateTime',
      description: 'When a session could start.',
      resolve: ({ startsAt }) => new Date(startsAt),
    }),
    endsAt: t.field({
      type: 'DateTime',
      description: 'When it would end.',
      resolve: ({ endsAt }) => new Date(endsAt),
    }),
    sessionType: t.field({
      type: SessionType,
      nullable: true,
      description: 'Of which session; null when it has been withdrawn since.',
      resolve: async ({ sessionTypeId, types }) => (await types()).get(sessionTypeId) ?? null,
    }),
  }),
})

/** The types of all that was found, read with the first call. */
export function typesOf(found: readonly Found[], context: Context, info: GraphQLResolveInfo) {
  let read: Promise<Map<string, TypeRow>> | null = null
  return () => {
    read ??= (async () => {
      const path = ['edges', 'times', 'sessionType']
      const query = queryFromInfo({ context, info, typeName: 'SessionType', path, include: {} })
      const ids = found.flatMap(({ times }) => times.map(({ sessionTypeId }) => sessionTypeId))
      const rows = await context.deps.db.sessionType.findMany({
        ...query,
        where: { AND: [{ id: { in: ids } }, visibleTypes(context.viewer)] },
      })
      return new Map(rows.map((row) => [row.id, row]))
    })()
    return read
  }
}
