import { ownsMentor } from '#graphql/usecases/mentor/access.ts'
import {
  onboardErrors,
  onboardMentor,
  openDashboard,
  openDashboardErrors,
  refreshAccount,
  refreshAccountErrors,
} from '#graphql/usecases/payout/onboard.ts'
import { isAdmin } from '#graphql/usecases/viewer.ts'
import { builder } from '../builder.ts'
import { Mentor } from '../mentor/mentor.ts'

const TransferCapability = builder.enumType('TransferCapability', {
  description: 'Whether money can be sent to an account.',
  values: {
    INACTIVE: { description: 'No, until the mentor has given what is due.' },
    PENDING: { description: 'Not yet: the payment company is checking.' },
    ACTIVE: { description: 'Yes.' },
  } as const,
})

export const PayoutAccount = builder.prismaObject('ConnectedAccount', {
  name: 'PayoutAccount',
  description: 'A mentor’s account at the payment company, as it was when it was last fetched.',
  fields: (t) => ({
    detailsSubmitted: t.exposeBoolean('detailsSubmitted', {
      description: 'Whether the mentor has given all details; paid session types need it.',
    }),
    transfers: t.expose('transfers', { type: TransferCapability, description: 'Whether it can be paid.' }),
    payoutsEnabled: t.exposeBoolean('payoutsEnabled', {
      description: 'Whether the payment company pays on to the mentor’s bank.',
    }),
    requirementsDue: t.exposeStringList('requirementsDue', {
      description: 'What the payment company still asks for, in its own words.',
    }),
    disabledReason: t.exposeString('disabledReason', {
      nullable: true,
      description: 'Why it cannot be used, in the payment company’s words; null when it can.',
    }),
  }),
})

const PayoutAccountLink = builder.objectRef<{ url: string }>('PayoutAccountLink').implement({
  description: 'To the mentor’s account at the payment company.',
  fields: (t) => ({
    url: t.expose('url', {
      type: 'URL',
      description: 'The payment company’s page. For one visit: ask for another when it is needed again.',
    }),
  }),
})

builder.prismaObjectField(Mentor, 'payoutAccount', (t) =>
  t.field({
    type: PayoutAccount,
    nullable: true,
    description: 'Where earnings go; null before there is one. For the mentor and the admins.',
    select: (_args, _context, nested) => ({ personId: true, connectedAccount: nested() }),
    resolve: (mentor, _args, { viewer }) =>
      ownsMentor(viewer, mentor) || isAdmin(viewer) ? mentor.connectedAccount : null,
  }),
)

builder.mutationField('payoutAccountLink', (t) =>
  t.withAuth({ signedIn: true }).field({
    type: PayoutAccountLink,
    description: 'Opens the viewer’s account at the payment company, once, and leads to its page.',
    errors: { types: [...onboardErrors] },
    resolve: async (_root, _args, { deps, viewer }) => ({ url: await onboardMentor(deps, viewer) }),
  }),
)

builder.mutationField('payoutAccountDashboardLink', (t) =>
  t.withAuth({ signedIn: true }).field({
    type: PayoutAccountLink,
    description: 'Leads to the viewer’s account at the payment company, where its bank account is changed.',
    errors: { types: [...openDashboardErrors] },
    resolve: async (_root, _args, { deps, viewer }) => ({ url: await openDashboard(deps, viewer) }),
  }),
)

builder.mutationField('payoutAccountRefresh', (t) =>
  t.withAuth({ signedIn: true }).prismaField({
    type: Mentor,
    description: 'Fetches the viewer’s account afresh, without waiting for the webhook.',
    errors: { types: [...refreshAccountErrors] },
    resolve: async (query, _root, _args, { deps, viewer }) =>
      deps.db.mentor.findUniqueOrThrow({ ...query, where: { id: await refreshAccount(deps, viewer) } }),
  }),
)
