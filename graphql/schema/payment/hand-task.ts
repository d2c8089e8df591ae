import { storedMoney } from '#graphql/domain/money/stored.ts'
import { handStateAfter } from '#graphql/domain/payment/hand.ts'
import {
  settleHandTask,
  settleHandTaskErrors,
  visibleHandTasks,
} from '#graphql/usecases/payment/hand-task.ts'
import { isAdmin } from '#graphql/usecases/viewer.ts'
import { Booking } from '../booking/booking.ts'
import { builder } from '../builder.ts'
import { pageCost } from '../page.ts'
import { BankAccountType } from '../payout/bank-account.ts'
import { MoneyType } from '../scalars/money.ts'

const HandTaskKind = builder.enumType('HandTaskKind', {
  description: 'What a person does, or waits for, at the platform’s bank.',
  values: {
    INVOICE: { description: 'Money of a mentee’s that is to arrive.' },
    REFUND: { description: 'Money that is to go back to a mentee.' },
    TRANSFER: { description: 'A mentor’s share that is to be sent.' },
  } as const,
})

const HandTaskState = builder.enumType('HandTaskState', {
  description: 'What became of a task.',
  values: {
    OPEN: { description: 'Not yet done.' },
    DONE: { description: 'The money arrived, or was sent.' },
    FAILED: { description: 'It could not be sent.' },
    EXPIRED: { description: 'Of an invoice: its time is over, or it was withdrawn.' },
  } as const,
})

type Request = { email?: string; title?: string; destination?: string; metadata?: { bookingId?: string } }

const requestOf = ({ request }: { request: unknown }) => request as Request

const HandTask = builder.prismaNode('HandTask', {
  description: 'Money that a person moves, or sees arrive, where no payment company does it. For admins.',
  id: { field: 'id', description: 'The id of this task.' },
  nullable: true,
  findUnique: (id, { viewer }) => ({ id, AND: [visibleHandTasks(viewer)] }),
  runScopesOnType: true,
  authScopes: (_task, { viewer }) => isAdmin(viewer),
  fields: (t) => ({
    kind: t.expose('kind', { type: HandTaskKind, description: 'What is to be done.' }),
    state: t.expose('state', { type: HandTaskState, description: 'What became of it.' }),
    amount: t.field({
      type: MoneyType,
      description: 'How much.',
      select: { amountMinor: true, currency: true },
      resolve: ({ amountMinor, currency }) => storedMoney(amountMinor, currency),
    }),
    reference: t.exposeString('reference', { description: 'What stands on the transfer.' }),
    title: t.string({
      nullable: true,
      description: 'Of an invoice: for what.',
      select: { request: true },
      resolve: (task) => requestOf(task).title ?? null,
    }),
    email: t.string({
      nullable: true,
      description: 'Of an invoice: to whom it was sent.',
      select: { request: true },
      resolve: (task) => requestOf(task).email ?? null,
    }),
    arrivedAs: t.string({
      nullable: true,
      description: 'Of a refund: how the bank’s statement names the money that came.',
      select: { kind: true, belongsTo: true },
      resolve: async ({ kind, belongsTo }, _args, { deps }) => {
        if (kind !== 'REFUND' || !belongsTo) return null
        const invoice = await deps.db.handTask.findUnique({ where: { id: belongsTo } })
        return invoice?.bankReference ?? null
      },
    }),
    payee: t.field({
      type: BankAccountType,
      nullable: true,
      description: 'Of a mentor’s share: where it goes.',
      select: { request: true },
      resolve: (task, _args, { deps }) => {
        const { destination } = requestOf(task)
        return destination ? (deps.payments.desk?.readAccount(destination) ?? null) : null
      },
    }),
    booking: t.prismaField({
      type: Booking,
      nullable: true,
      description: 'Whose money it is; null for a package.',
      select: { request: true },
      resolve: (query, task, _args, { deps }) => {
        const id = requestOf(task).metadata?.bookingId
        return id ? deps.db.booking.findUnique({ ...query, where: { id } }) : null
      },
    }),
  }),
})

builder.prismaObjectFields(HandTask, (t) => ({
  dueAt: t.expose('dueAt', {
    type: 'DateTime',
    nullable: true,
    description: 'Of an invoice: when its time is over.',
  }),
  createdAt: t.expose('createdAt', { type: 'DateTime', description: 'Since when.' }),
  settledAt: t.expose('settledAt', {
    type: 'DateTime',
    nullable: true,
    description: 'When it was noted; null while it is open.',
  }),
  bankReference: t.exposeString('bankReference', {
    nullable: true,
    description: 'How the bank’s statement names it, once done.',
  }),
  reason: t.exposeString('reason', { nullable: true, description: 'Why it could not be done.' }),
  completable: t.boolean({
    description: 'Whether it could be noted now as done.',
    select: { kind: true, state: true },
    resolve: (task) => handStateAfter(task, true) !== null,
  }),
  refusable: t.boolean({
    description: 'Whether it could be noted now as not done.',
    select: { kind: true, state: true },
    resolve: (task) => handStateAfter(task, false) !== null,
  }),
}))

builder.queryField('handTasks', (t) =>
  t.prismaConnection(
    {
      type: HandTask,
      cursor: 'id',
      authScopes: { admin: true },
      complexity: pageCost,
      description: 'What is done by hand at the platform’s bank, newest first. For admins.',
      args: { open: t.arg.boolean({ required: false, description: 'Only what is open, or over.' }) },
      resolve: (query, _root, { open }, { deps, viewer }) =>
        deps.db.handTask.findMany({
          ...query,
          where: {
            AND: [
              visibleHandTasks(viewer),
              open === true ? { state: 'OPEN' } : open === false ? { state: { not: 'OPEN' } } : {},
            ],
          },
          orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        }),
    },
    { name: 'HandTaskConnection', description: 'A page of what is done by hand.' },
    { name: 'HandTaskEdge', description: 'A task in that list.' },
  ),
)

builder.mutationField('handTaskSettle', (t) =>
  t.withAuth({ admin: true }).prismaFieldWithInput({
    type: HandTask,
    description: 'Notes what happened at the bank; everything else follows from it. For admins.',
    typeOptions: { description: 'Which task, and what became of it.' },
    input: {
      handTaskId: t.input.globalID({ for: HandTask, description: 'Which task.' }),
      done: t.input.boolean({ description: 'Whether the whole amount arrived, or was sent.' }),
      text: t.input.string({ description: 'The bank’s reference; of what is not done, why.' }),
    },
    errors: { types: [...settleHandTaskErrors] },
    resolve: async (query, _root, { input: { handTaskId, done, text } }, { deps, viewer }) => {
      await settleHandTask(deps, viewer, { handTaskId: handTaskId.id, done, text })
      return deps.db.handTask.findUniqueOrThrow({ ...query, where: { id: handTaskId.id } })
    },
  }),
)
