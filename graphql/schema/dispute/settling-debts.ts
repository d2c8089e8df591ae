import { AmountInvalid } from '#graphql/domain/money/money.ts'
import { DebtNotFound, DebtRefused } from '#graphql/domain/payout/debt.ts'
import { receiveDebt, receiveDebtErrors } from '#graphql/usecases/payout/receive-debt.ts'
import { writeOffDebt, writeOffDebtErrors } from '#graphql/usecases/payout/write-off-debt.ts'
import { Booking } from '../booking/booking.ts'
import { builder } from '../builder.ts'
import { UserFacingError } from '../errors.ts'
import { MoneyInput, moneyFrom } from '../scalars/money.ts'

const interfaces = [UserFacingError]

builder.objectType(DebtNotFound, {
  name: 'DebtNotFound',
  description: 'Nothing of this booking’s share ever had to be taken back.',
  interfaces,
})
builder.objectType(DebtRefused, {
  name: 'DebtRefused',
  description: 'So much of the debt cannot be settled now.',
  interfaces,
  fields: (t) => ({
    because: t.exposeString('because', { description: 'Why: nothing, tooMuch, takingBack, contested.' }),
  }),
})

const bookingId = { for: Booking, description: 'Of whose share it had to be taken back.' }
const amount = { type: MoneyInput, description: 'How much; at most the debt’s settleable.' }
const idempotencyKey = {
  type: 'UUID',
  description: 'A new one per settlement; a repeat settles nothing more.',
} as const

builder.mutationField('debtWriteOff', (t) =>
  t.withAuth({ admin: true }).prismaFieldWithInput({
    type: Booking,
    description: 'Gives a mentor’s debt up, or a part of it: the platform bears it. For admins.',
    typeOptions: { description: 'Which debt, how much of it, and why.' },
    input: {
      bookingId: t.input.globalID(bookingId),
      amount: t.input.field(amount),
      reason: t.input.string({ description: 'Why; kept in the audit.' }),
      idempotencyKey: t.input.field(idempotencyKey),
    },
    errors: { types: [...writeOffDebtErrors, AmountInvalid] },
    resolve: async (query, _root, { input: { bookingId: of, amount: part, ...rest } }, { deps, viewer }) => {
      await writeOffDebt(deps, viewer, { bookingId: of.id, amount: moneyFrom(part), ...rest })
      return deps.db.booking.findUniqueOrThrow({ ...query, where: { id: of.id } })
    },
  }),
)

builder.mutationField('debtReceive', (t) =>
  t.withAuth({ admin: true }).prismaFieldWithInput({
    type: Booking,
    description: 'Notes that a mentor paid a debt, or a part of it, at the platform’s bank. For admins.',
    typeOptions: { description: 'Which debt, how much of it came, when and under which reference.' },
    input: {
      bookingId: t.input.globalID(bookingId),
      amount: t.input.field(amount),
      reference: t.input.string({ description: 'How the bank’s statement names it.' }),
      receivedOn: t.input.field({ type: 'Date', description: 'The day on which it came.' }),
      idempotencyKey: t.input.field(idempotencyKey),
    },
    errors: { types: [...receiveDebtErrors, AmountInvalid] },
    resolve: async (query, _root, { input: { bookingId: of, amount: part, ...rest } }, { deps, viewer }) => {
      await receiveDebt(deps, viewer, { bookingId: of.id, amount: moneyFrom(part), ...rest })
      return deps.db.booking.findUniqueOrThrow({ ...query, where: { id: of.id } })
    },
  }),
)
