import { type MonthEarned, monthsOf } from '#graphql/usecases/ledger/months.ts'
import { ownsMentor } from '#graphql/usecases/mentor/access.ts'
import { isAdmin } from '#graphql/usecases/viewer.ts'
import { builder } from '../builder.ts'
import { Mentor } from '../mentor/mentor.ts'
import { MoneyType } from '../scalars/money.ts'

const MonthEarnings = builder.objectRef<MonthEarned>('MonthEarnings').implement({
  description: 'What a month brought a mentor, in one currency, from ledger entries alone.',
  fields: (t) => ({
    month: t.exposeString('month', { description: 'Which month, of UTC. 2026-12' }),
    sessions: t.exposeInt('sessions', { description: 'For how many bookings a share fell due.' }),
    gross: t.expose('gross', {
      type: MoneyType,
      description: 'What was kept for them, with what the platform added for its codes.',
    }),
    fee: t.expose('fee', { type: MoneyType, description: 'The platform’s share of it.' }),
    earned: t.expose('earned', { type: MoneyType, description: 'The mentor’s share of it.' }),
    takenBack: t.expose('takenBack', {
      type: MoneyType,
      description: 'What later refunds and lost disputes took of shares.',
    }),
    sent: t.expose('sent', {
      type: MoneyType,
      description: 'Sent to the mentor, less what came back from there.',
    }),
  }),
})

/** Years that a date of the ledger can have. */
const readable = (year: number) => Number.isInteger(year) && year >= 2000 && year <= 9998

builder.prismaObjectField(Mentor, 'earningsByMonth', (t) =>
  t.field({
    type: [MonthEarnings],
    nullable: true,
    complexity: { field: 5, multiplier: 12 },
    description:
      'The months of a year in which money moved, earliest first. For the mentor and the admins; null for others.',
    args: { year: t.arg.int({ required: true, description: 'Which year, of UTC.' }) },
    select: { id: true, personId: true },
    resolve: (mentor, { year }, { deps, viewer }) => {
      if (!ownsMentor(viewer, mentor) && !isAdmin(viewer)) return null
      return readable(year) ? monthsOf(deps, mentor.id, year) : []
    },
  }),
)
