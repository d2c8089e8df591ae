import { resolveCursorConnection } from '@pothos/plugin-relay'
import { periodOf } from '#graphql/domain/ledger/period.ts'
import { findEntries } from '#graphql/usecases/ledger/entries.ts'
import { type Explained, explainEntries } from '#graphql/usecases/ledger/explain.ts'
import { isAdmin } from '#graphql/usecases/viewer.ts'
import { Booking } from '../booking/booking.ts'
import { builder } from '../builder.ts'
import { coded } from '../coded.ts'
import { Mentor } from '../mentor/mentor.ts'
import { LedgerEntry } from './entry.ts'
import { entryPageCost, placeOf, toCursor } from './place.ts'

builder.queryField('ledgerEntries', (t) =>
  t.connection(
    {
      type: LedgerEntry,
      authScopes: { admin: true },
      complexity: entryPageCost,
      description: 'Entries of the ledger to which all that is given applies, oldest first. For admins.',
      args: {
        bookingId: t.arg.globalID({ for: Booking, required: false, description: 'About this booking.' }),
        mentorId: t.arg.globalID({ for: Mentor, required: false, description: 'About this mentor.' }),
        key: t.arg.string({ required: false, description: 'The one with this key.' }),
        account: t.arg.string({ required: false, description: 'With a line in this account.' }),
        currency: t.arg({ type: 'CurrencyCode', required: false, description: 'With a line in it.' }),
        from: t.arg({ type: 'Date', required: false, description: 'Posted on this day of UTC or later.' }),
        to: t.arg({
          type: 'Date',
          required: false,
          description: 'Posted on this day or earlier; with from.',
        }),
      },
      resolve: async (
        _root,
        { from, to, bookingId, mentorId, key, account, currency, ...args },
        { deps },
      ) => {
        const period = from && to ? await coded(() => periodOf(from, to)) : null
        const filter = { key, account, currency, period, bookingId: bookingId?.id, mentorId: mentorId?.id }
        return resolveCursorConnection<Promise<Explained[]>>(
          { args, defaultSize: 20, maxSize: 100, toCursor },
          async ({ after, before, limit, inverted }) => {
            const page = {
              after: after ? placeOf(after) : undefined,
              before: before ? placeOf(before) : undefined,
            }
            return explainEntries(deps, await findEntries(deps, filter, { ...page, limit, inverted }))
          },
        )
      },
    },
    { name: 'LedgerEntryConnection', description: 'A page of ledger entries.' },
    { name: 'LedgerEntryEdge', description: 'An entry in that list.' },
  ),
)

/** No booking has more entries; a list that ended here would be a fault. */
const mostEntries = 100

builder.prismaObjectField(Booking, 'ledger', (t) =>
  t.field({
    type: [LedgerEntry],
    nullable: true,
    description: 'Every entry of the ledger about this booking, oldest first. For admins; null for others.',
    resolve: async ({ id: bookingId }, _args, { deps, viewer }) => {
      if (!isAdmin(viewer)) return null
      return explainEntries(
        deps,
        await findEntries(deps, { bookingId }, { limit: mostEntries, inverted: false }),
      )
    },
  }),
)
