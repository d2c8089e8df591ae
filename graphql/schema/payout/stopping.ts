import { isStopped, PayoutNotFound, PayoutStopRefused, stopRefusal } from '#graphql/domain/payout/stop.ts'
import { letPayoutGo, stopPayout, stopPayoutErrors } from '#graphql/usecases/payout/stop-payout.ts'
import { isAdmin } from '#graphql/usecases/viewer.ts'
import { builder } from '../builder.ts'
import { UserFacingError } from '../errors.ts'
import { Payout } from './payout.ts'

const interfaces = [UserFacingError]

builder.objectType(PayoutNotFound, {
  name: 'PayoutNotFound',
  description: 'There is no such payout, or it is not the viewer’s to stop.',
  interfaces,
})
builder.objectType(PayoutStopRefused, {
  name: 'PayoutStopRefused',
  description: 'The payout cannot be stopped, or let go, now.',
  interfaces,
  fields: (t) => ({
    because: t.exposeString('because', { description: 'Why: leaving, over, stopped, notStopped.' }),
  }),
})

const openBlocks = { state: true, blocks: { where: { endedAt: null }, select: { reason: true } } } as const

builder.prismaObjectFields(Payout, (t) => ({
  stoppable: t.boolean({
    description: 'Whether the viewer may stop it now. For admins; false for everybody else.',
    select: openBlocks,
    resolve: (payout, _args, { viewer }) => isAdmin(viewer) && stopRefusal(payout) === null,
  }),
  failed: t.boolean({
    description:
      'Whether it could not be sent the last time; it is tried again when an admin has that done, or lets it go.',
    select: { failedAt: true },
    resolve: ({ failedAt }) => failedAt !== null,
  }),
  stopped: t.boolean({
    description: 'Whether an admin stopped it, until an admin lets it go.',
    select: openBlocks,
    resolve: (payout) => isStopped(payout),
  }),
}))

const of = { for: Payout, description: 'Which share.' }
const reason = { description: 'Why; kept in the audit, and not for the mentor to read.' }
const typeOptions = { description: 'Which payout, and why.' }

builder.mutationField('payoutStop', (t) =>
  t.withAuth({ admin: true }).prismaFieldWithInput({
    type: Payout,
    description: 'Keeps a mentor’s share back until an admin lets it go. For admins.',
    typeOptions,
    input: { payoutId: t.input.globalID(of), reason: t.input.string(reason) },
    errors: { types: [...stopPayoutErrors] },
    resolve: async (query, _root, { input: { payoutId, ...rest } }, { deps, viewer }) => {
      await stopPayout(deps, viewer, { payoutId: payoutId.id, ...rest })
      return deps.db.payout.findUniqueOrThrow({ ...query, where: { id: payoutId.id } })
    },
  }),
)

builder.mutationField('payoutLetGo', (t) =>
  t.withAuth({ admin: true }).prismaFieldWithInput({
    type: Payout,
    description:
      'Lets a share go that an admin stopped: at its time, or at once when that is over. For admins.',
    typeOptions,
    input: { payoutId: t.input.globalID(of), reason: t.input.string(reason) },
    errors: { types: [...stopPayoutErrors] },
    resolve: async (query, _root, { input: { payoutId, ...rest } }, { deps, viewer }) => {
      await letPayoutGo(deps, viewer, { payoutId: payoutId.id, ...rest })
      return deps.db.payout.findUniqueOrThrow({ ...query, where: { id: payoutId.id } })
    },
  }),
)
