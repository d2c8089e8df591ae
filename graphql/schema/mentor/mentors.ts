import { queryFromInfo } from '@pothos/plugin-prisma'
import { type DefaultConnectionArguments, resolveCursorConnection } from '@pothos/plugin-relay'
import type { GraphQLResolveInfo } from 'graphql'
import { type Found, mostCounted } from '#graphql/domain/mentor/find.ts'
import type { Search } from '#graphql/domain/mentor/search.ts'
import { countFound, findListed } from '#graphql/usecases/mentor/find.ts'
import { builder } from '../builder.ts'
import { coded } from '../coded.ts'
import type { Context } from '../context.ts'
import { costOfPage } from '../page.ts'
import { FoundTimeType, typesOf } from './found-time.ts'
import { Mentor } from './mentor.ts'
import {
  LocalStretchInput,
  MinutesRangeInput,
  PriceRangeInput,
  searchFrom,
  TimeRangeInput,
} from './search-input.ts'

builder.queryField('mentors', (t) =>
  t.connection(
    {
      type: Mentor,
      authScopes: { reading: true },
      complexity: costOfPage(/^\d{1,9}\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
      description:
        'The mentors who can be booked and fit all that is asked; price, length and time must be those of one and the same session. Who gave more sessions comes first.',
      args: {
        search: t.arg.string({ required: false, description: 'Words of a name, a headline or a topic.' }),
        topics: t.arg.stringList({ required: false, description: 'All of these topics.' }),
        languages: t.arg.stringList({
          required: false,
          description: 'Any of these BCP 47 tags; pt is every Portuguese, pt-BR that one alone.',
        }),
        price: t.arg({ type: PriceRangeInput, required: false, description: 'What a session costs.' }),
        durationMinutes: t.arg({
          type: MinutesRangeInput,
          required: false,
          description: 'How long a session lasts.',
        }),
        freeAt: t.arg({
          type: 'DateTime',
          required: false,
          description: 'A session can start at this very instant; at most 60 days ahead.',
        }),
        freeOn: t.arg({
          type: LocalStretchInput,
          required: false,
          description: 'A whole session fits into this stretch of a day; at most 60 days ahead.',
        }),
        freeBetween: t.arg({
          type: TimeRangeInput,
          required: false,
          description: 'A whole session fits in between; at most 60 days ahead.',
        }),
      },
      resolve: (_root, args, context, info) => coded(() => pageOf(searchFrom(args), args, context, info)),
    },
    {
      name: 'MentorConnection',
      description: 'A page of mentors.',
      fields: (c) => ({
        totalCount: c.int({
          complexity: 20,
          description: `How many there are, counted up to ${mostCounted}.`,
          resolve: ({ search }, _args, context) => countFound(context, search),
        }),
      }),
    },
    {
      name: 'MentorEdge',
      description: 'A mentor in a list.',
      fields: (e) => ({
        times: e.field({
          type: [FoundTimeType],
          complexity: { field: 2, multiplier: 3 },
          description: 'The next three free times that fit; none when nothing is free in the next 60 days.',
          resolve: ({ times }) => times,
        }),
      }),
    },
  ),
)

async function pageOf(
  search: Search,
  args: DefaultConnectionArguments,
  context: Context,
  info: GraphQLResolveInfo,
) {
  const { edges, pageInfo } = await resolveCursorConnection<Promise<Found[]>>(
    { args, defaultSize: 20, maxSize: 100, toCursor: cursorOf },
    ({ after, before, limit, inverted: backwards }) => {
      const from = after ?? before
      return findListed(context, search, { limit, from: from ? placeOf(from) : null, backwards })
    },
  )
  const found = edges.flatMap((edge) => (edge ? [edge] : []))
  const rows = await rowsOf(
    found.map(({ node }) => node),
    context,
    info,
  )
  const types = typesOf(
    found.map(({ node }) => node),
    context,
    info,
  )
  const listed = found.flatMap(({ cursor, node: { mentorId, times } }) => {
    const node = rows.get(mentorId)
    return node ? [{ cursor, node, times: times.map((time) => ({ types, ...time })) }] : []
  })
  return { search, pageInfo, edges: listed }
}

/** What the guard of every mentor reads. */
const guarded = { id: true, state: true, personId: true } as const

/** A mentor who is listed is public. */
function listedRow({ mentorId, personId, handle, name, headline, topics, languages, timeZone }: Found) {
  const lists = { topics: [...topics], languages: [...languages] }
  return { id: mentorId, state: 'APPROVED' as const, personId, handle, name, headline, timeZone, ...lists }
}

/** Their rows: as they are listed, or from the database when more is asked for than a list keeps. */
async function rowsOf(found: readonly Found[], context: Context, info: GraphQLResolveInfo) {
  const { select } = queryFromInfo({
    context,
    info,
    typeName: 'Mentor',
    path: ['edges', 'node'],
    select: guarded,
  })
  const listed = found.map(listedRow)
  const kept = Object.keys(select).every((column) => listed.every((row) => column in row))
  const ids = listed.map(({ id }) => id)
  const rows = kept ? listed : await context.deps.db.mentor.findMany({ select, where: { id: { in: ids } } })
  return new Map(rows.map((row) => [row.id, row]))
}

const cursorOf = ({ sessionsGiven, mentorId }: Found) =>
  Buffer.from(`${sessionsGiven}.${mentorId}`).toString('base64url')

/** The page's cost has refused whatever does not read like one. */
function placeOf(cursor: string) {
  const [sessionsGiven, mentorId = ''] = Buffer.from(cursor, 'base64url').toString().split('.')
  return { sessionsGiven: Number(sessionsGiven), mentorId }
}
