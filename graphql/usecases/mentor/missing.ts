import { gapsOf, type MentorGap } from '#graphql/domain/mentor/gaps.ts'
import type { Prisma } from '#prisma/generated/client/client.ts'
import { mayCost } from '../session-type/priced.ts'
import { isAdmin, type Viewer } from '../viewer.ts'
import { ownsMentor } from './access.ts'

/** What the answer below reads of a mentor. */
export const readiness = {
  personId: true,
  state: true,
  topics: true,
  about: true,
  schedule: { select: { hours: { select: { weekday: true } }, overrides: { select: { endMinute: true } } } },
  sessionTypes: {
    select: {
      active: true,
      priceMinor: true,
      placeDetail: true,
      questions: { select: { priceMinor: true, optionPricesMinor: true } },
    },
  },
  connectedAccount: { select: { detailsSubmitted: true } },
} as const satisfies Prisma.MentorSelect

type Judged = Prisma.MentorGetPayload<{ select: typeof readiness }>

/** What is still missing before the first booking; nothing for those whom it does not concern. */
export function missingOf(viewer: Viewer, mentor: Judged): MentorGap[] {
  if (!ownsMentor(viewer, mentor) && !isAdmin(viewer)) return []
  const { schedule, sessionTypes, connectedAccount } = mentor
  const dates = schedule?.overrides.filter(({ endMinute }) => endMinute > 0) ?? []
  return gapsOf({
    ...mentor,
    openRanges: schedule ? schedule.hours.length + dates.length : null,
    types: sessionTypes.map((type) => ({
      active: type.active,
      paid: mayCost(type),
      placed: type.placeDetail !== '',
    })),
    accountReady: connectedAccount?.detailsSubmitted ?? false,
  })
}
