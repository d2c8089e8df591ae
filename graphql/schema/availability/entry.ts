import { visibleEntries } from '#graphql/usecases/availability/access.ts'
import { dateOf } from '#graphql/usecases/availability/stored-date.ts'
import { ownsMentor } from '#graphql/usecases/mentor/access.ts'
import { isAdmin } from '#graphql/usecases/viewer.ts'
import type { Context } from '../context.ts'

/** Days of a mentor's calendar: the mentor and the admins find them, by whatever way; nobody else does. */
export const entry = {
  nullable: true,
  findUnique: (id: string, { viewer }: Context) => ({ id, AND: [visibleEntries(viewer)] }),
  runScopesOnType: true,
  select: { mentor: { select: { personId: true } } },
  authScopes: ({ mentor }: { mentor: { personId: string } }, { viewer }: Context) =>
    ownsMentor(viewer, mentor) || isAdmin(viewer),
} as const

export const firstDate = {
  type: 'Date',
  select: { firstDate: true },
  resolve: (days: { firstDate: Date }) => dateOf(days.firstDate),
} as const

export const lastDate = {
  type: 'Date',
  select: { lastDate: true },
  resolve: (days: { lastDate: Date }) => dateOf(days.lastDate),
} as const
