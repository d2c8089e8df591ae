import type { Period } from '#graphql/domain/ledger/period.ts'
import type { LedgerEntry, Posting, Prisma } from '#prisma/generated/client/client.ts'
import type { Deps } from '../deps.ts'
import type { LinePlace } from './statement.ts'

export type EntryRow = LedgerEntry & { postings: Posting[] }

/** Which entries: all that is given must fit. */
export type EntryFilter = {
  key?: string | null | undefined
  bookingId?: string | null | undefined
  mentorId?: string | null | undefined
  account?: string | null | undefined
  currency?: string | null | undefined
  period?: Period | null | undefined
}

type Page = {
  after?: LinePlace | undefined
  before?: LinePlace | undefined
  limit: number
  inverted: boolean
}

const beyond = ({ at, key }: LinePlace, sign: 'gt' | 'lt'): Prisma.LedgerEntryWhereInput => ({
  OR: [{ at: { [sign]: at } }, { at, key: { [sign]: key } }],
})

/** A page of entries with their lines, oldest first. */
export function findEntries({ db }: Deps, filter: EntryFilter, page: Page): Promise<EntryRow[]> {
  const { key, bookingId, mentorId, account, currency, period } = filter
  const order = page.inverted ? 'desc' : 'asc'
  const line: Prisma.PostingWhereInput = {
    ...(mentorId ? { mentorId } : {}),
    ...(account ? { account } : {}),
    ...(currency ? { currency } : {}),
  }
  return db.ledgerEntry.findMany({
    where: {
      AND: [
        key ? { key } : {},
        bookingId ? { OR: [{ bookingId }, { postings: { some: { bookingId } } }] } : {},
        period ? { at: { gte: period.begins, lt: period.ends } } : {},
        Object.keys(line).length > 0 ? { postings: { some: line } } : {},
        page.after ? beyond(page.after, 'gt') : {},
        page.before ? beyond(page.before, 'lt') : {},
      ],
    },
    include: { postings: { orderBy: { id: 'asc' } } },
    orderBy: [{ at: order }, { key: order }],
    take: page.limit,
  })
}
