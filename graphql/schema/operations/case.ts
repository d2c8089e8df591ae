import { caseKinds } from '#graphql/domain/ledger/difference.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import { closeCase, closeCaseErrors, visibleCases } from '#graphql/usecases/operations/close-case.ts'
import { isAdmin } from '#graphql/usecases/viewer.ts'
import { Person } from '../account/person.ts'
import { Booking } from '../booking/booking.ts'
import { builder } from '../builder.ts'
import { pageCost } from '../page.ts'
import { MoneyType } from '../scalars/money.ts'

const CaseKind = builder.enumType('CaseKind', {
  description:
    'In which way the ledger and the payment company differ, or what else must be looked at. Values may be added.',
  values: {
    MISSING_HERE: { description: 'Money moved there that the ledger knows nothing of.' },
    MISSING_THERE: { description: 'The ledger says that money moved, and it is not listed there.' },
    AMOUNT_DIFFERS: { description: 'Another amount of the same movement.' },
    CURRENCY_DIFFERS: { description: 'Another currency of the same movement.' },
    BALANCE_DIFFERS: { description: 'Another balance in a currency.' },
    PAYMENTS_SHUT: { description: 'The payment company does not take us: nothing that costs can be booked.' },
    WEBHOOK_SOURCE: {
      description: 'A signed delivery came from an address that is not on the list of its company.',
    },
    CALENDAR_OVERLAP: {
      description:
        'A session was booked or moved in a calendar kept elsewhere onto a time that is taken here.',
    },
    CALENDAR_UNSURE: {
      description: 'A session was cancelled in a calendar kept elsewhere, and that does not say by whom.',
    },
    CALENDAR_LATE: {
      description:
        'A session was moved or cancelled in a calendar kept elsewhere when nothing could follow from it any more.',
    },
  } as const,
})

const side = (minor: bigint | null, currency: string | null) =>
  minor === null || currency === null ? null : storedMoney(minor, currency)

const kindOf = (kind: string) => {
  const known = caseKinds.find((each) => each === kind)
  if (!known) throw new RangeError(`a case of unknown kind: ${kind}`)
  return known
}

const Case = builder.prismaNode('Case', {
  description: 'A difference between the ledger and the payment company. For admins.',
  id: { field: 'id', description: 'The id of this case.' },
  nullable: true,
  findUnique: (id, { viewer }) => ({ id, AND: [visibleCases(viewer)] }),
  runScopesOnType: true,
  authScopes: (_case, { viewer }) => isAdmin(viewer),
  fields: (t) => ({
    kind: t.field({
      type: CaseKind,
      description: 'In which way they differ.',
      select: { kind: true },
      resolve: ({ kind }) => kindOf(kind),
    }),
    subject: t.exposeString('subject', {
      description:
        'What differs: the key of the ledger entry, for a balance its currency; else the payment company.',
    }),
    detail: t.exposeString('detail', {
      description:
        'What moved, with the payment company’s own ids; for what is missing there, the ledger’s fact.',
    }),
    here: t.field({
      type: MoneyType,
      nullable: true,
      description: 'What the ledger says; null when it says nothing. Negative when money left.',
      select: { hereMinor: true, currency: true },
      resolve: ({ hereMinor, currency }) => side(hereMinor, currency),
    }),
    there: t.field({
      type: MoneyType,
      nullable: true,
      description: 'What the payment company says; null when it says nothing.',
      select: { thereMinor: true, currency: true },
      resolve: ({ thereMinor, currency }) => side(thereMinor, currency),
    }),
    booking: t.prismaField({
      type: Booking,
      nullable: true,
      description: 'Whose money it is, where that is known.',
      select: { bookingId: true },
      resolve: (query, { bookingId }, _args, { deps }) =>
        bookingId ? deps.db.booking.findUnique({ ...query, where: { id: bookingId } }) : null,
    }),
    openedAt: t.expose('openedAt', { type: 'DateTime', description: 'When it was seen first.' }),
    closedAt: t.expose('closedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was over; null while it is open.',
    }),
    closedBy: t.relation('closedBy', {
      type: Person,
      nullable: true,
      description: 'Who accepted it; null when it closed by itself because both sides agree.',
    }),
    closeReason: t.exposeString('closeReason', {
      nullable: true,
      description: 'Why it was accepted, in the admin’s words.',
    }),
  }),
})

builder.queryField('cases', (t) =>
  t.prismaConnection(
    {
      type: Case,
      cursor: 'id',
      authScopes: { admin: true },
      complexity: pageCost,
      description: 'Differences between the ledger and the payment company, newest first. For admins.',
      args: { open: t.arg.boolean({ required: false, description: 'Only those that are open, or over.' }) },
      resolve: (query, _root, { open }, { deps, viewer }) =>
        deps.db.case.findMany({
          ...query,
          where: {
            AND: [
              visibleCases(viewer),
              open === true ? { closedAt: null } : open === false ? { closedAt: { not: null } } : {},
            ],
          },
          orderBy: [{ openedAt: 'desc' }, { id: 'desc' }],
        }),
    },
    { name: 'CaseConnection', description: 'A page of differences.' },
    { name: 'CaseEdge', description: 'A difference in that list.' },
  ),
)

builder.mutationField('caseClose', (t) =>
  t.withAuth({ admin: true }).prismaFieldWithInput({
    type: Case,
    description: 'Accepts a difference. It stays closed for as long as it is the same. For admins.',
    typeOptions: { description: 'Which difference, and why it is accepted.' },
    input: {
      caseId: t.input.globalID({ for: Case, description: 'The case.' }),
      reason: t.input.string({ description: 'Why; kept with what was done.' }),
    },
    errors: { types: [...closeCaseErrors] },
    resolve: async (query, _root, { input }, { deps, viewer }) => {
      await closeCase(deps, viewer, { caseId: input.caseId.id, reason: input.reason })
      return deps.db.case.findUniqueOrThrow({ ...query, where: { id: input.caseId.id } })
    },
  }),
)
