import { resolveCursorConnection } from '@pothos/plugin-relay'
import { type Debtor as DebtorRow, debtors } from '#graphql/usecases/payout/debtors.ts'
import { debtsOfBookings } from '#graphql/usecases/payout/mentor-debts.ts'
import { isAdmin } from '#graphql/usecases/viewer.ts'
import { Booking } from '../booking/booking.ts'
import { builder } from '../builder.ts'
import { Mentor } from '../mentor/mentor.ts'
import { costOfPage } from '../page.ts'
import { MoneyType } from '../scalars/money.ts'
import { Debt } from './debts.ts'

const Debtor = builder.objectRef<DebtorRow>('Debtor').implement({
  description: 'What a mentor owes the platform in one currency. For admins.',
  fields: (t) => ({
    open: t.expose('open', { type: MoneyType, description: 'All that is owed.' }),
    debts: t.expose('debts', {
      type: [Debt],
      description: 'What it came from: twenty at most, open ones before others, the latest first.',
      complexity: { field: 1, multiplier: 2 },
    }),
    mentor: t.prismaField({
      type: Mentor,
      description: 'Who owes it.',
      resolve: (query, { mentorId: id }, _args, { deps }) =>
        deps.db.mentor.findUniqueOrThrow({ ...query, where: { id } }),
    }),
  }),
})

builder.queryField('debtors', (t) =>
  t.connection(
    {
      type: Debtor,
      authScopes: { admin: true },
      complexity: costOfPage(/^\d{1,18}$/),
      description: 'Who owes the platform money, whose debt moved last first. For admins.',
      args: {
        open: t.arg.boolean({
          defaultValue: true,
          description: 'Who owes something now; else who did, and owes nothing any more.',
        }),
      },
      resolve: (_root, { open: owing, ...args }, { deps }) =>
        resolveCursorConnection<Promise<DebtorRow[]>>(
          { args, defaultSize: 20, maxSize: 100, toCursor },
          ({ after, before, limit, inverted }) =>
            debtors(deps, {
              ...{ open: owing ?? true, limit, inverted },
              after: after ? placeOf(after) : undefined,
              before: before ? placeOf(before) : undefined,
            }),
        ),
    },
    { name: 'DebtorConnection', description: 'A page of who owes money.' },
    { name: 'DebtorEdge', description: 'One of them in the list.' },
  ),
)

const toCursor = ({ place }: DebtorRow) => Buffer.from(place.toString()).toString('base64url')
const placeOf = (cursor: string) => BigInt(Buffer.from(cursor, 'base64url').toString())

builder.prismaObjectField(Booking, 'debt', (t) =>
  t.field({
    type: Debt,
    nullable: true,
    description:
      'What of the mentor’s share had to be taken back. For admins; null for others, and for most.',
    resolve: async ({ id }, _args, { deps, viewer }) =>
      isAdmin(viewer) ? ((await debtsOfBookings(deps, [id]))[0] ?? null) : null,
  }),
)
