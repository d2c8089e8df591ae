import {
  acceptDispute,
  acceptDisputeErrors,
  answerDispute,
  answerDisputeErrors,
} from '#graphql/usecases/dispute/answer.ts'
import { evidenceFor, type EvidencePart as Part } from '#graphql/usecases/dispute/assemble.ts'
import { isAdmin } from '#graphql/usecases/viewer.ts'
import { builder } from '../builder.ts'
import { Dispute } from './dispute.ts'

const EvidencePart = builder.enumType('EvidencePart', {
  description: 'What a part of the evidence is about. Values may be added.',
  values: {
    CUSTOMER_NAME: { value: 'customerName', description: 'Who bought.' },
    CUSTOMER_EMAIL: { value: 'customerEmail', description: 'Under which address.' },
    PRODUCT: { value: 'product', description: 'What was bought, at which price, as it was shown.' },
    SERVED_AT: { value: 'servedAt', description: 'When the session was; of a package, each of them.' },
    REFUND_POLICY: { value: 'refundPolicy', description: 'Under which terms, as they were accepted.' },
    ACTIVITY: { value: 'activity', description: 'What happened, and what was written to whom.' },
    REFUSAL: { value: 'refusal', description: 'What was complained of, answered, decided and given back.' },
    STATEMENT: { value: 'statement', description: 'In words of our own; an admin writes it.' },
  } as const satisfies Record<string, { value: Part; description: string }>,
})

const Evidence = builder.objectRef<{ part: Part; text: string }>('Evidence').implement({
  description: 'A part of what speaks for us.',
  fields: (t) => ({
    part: t.expose('part', { type: EvidencePart, description: 'What it is about.' }),
    text: t.exposeString('text', { description: 'As the bank reads it.' }),
  }),
})

builder.prismaObjectField(Dispute, 'evidence', (t) =>
  t.field({
    type: [Evidence],
    nullable: true,
    description: 'What was sent to the bank, or would be sent now. For admins; null for everybody else.',
    select: { bookingId: true, purchaseId: true, evidence: true },
    resolve: (dispute, _args, { viewer, deps }) => (isAdmin(viewer) ? evidenceFor(deps, dispute) : null),
  }),
)

const disputeId = { for: Dispute, description: 'Which dispute.' }
const reason = { description: 'Why; kept in the audit.' }

builder.mutationField('disputeAnswer', (t) =>
  t.withAuth({ admin: true }).prismaFieldWithInput({
    type: Dispute,
    description: 'Sends the evidence to the bank, once. For admins.',
    typeOptions: { description: 'Which dispute, and what is to be said.' },
    input: {
      disputeId: t.input.globalID(disputeId),
      statement: t.input.string({ description: 'What speaks for us, in words of our own.' }),
      reason: t.input.string(reason),
    },
    errors: { types: [...answerDisputeErrors] },
    resolve: async (query, _root, { input: { disputeId: of, ...said } }, { deps, viewer }) => {
      await answerDispute(deps, viewer, { disputeId: of.id, ...said })
      return deps.db.dispute.findUniqueOrThrow({ ...query, where: { id: of.id } })
    },
  }),
)

builder.mutationField('disputeAccept', (t) =>
  t.withAuth({ admin: true }).prismaFieldWithInput({
    type: Dispute,
    description: 'Gives a dispute up for lost, for good. For admins.',
    typeOptions: { description: 'Which dispute, and why.' },
    input: { disputeId: t.input.globalID(disputeId), reason: t.input.string(reason) },
    errors: { types: [...acceptDisputeErrors] },
    resolve: async (query, _root, { input: { disputeId: of, reason: why } }, { deps, viewer }) => {
      await acceptDispute(deps, viewer, { disputeId: of.id, reason: why })
      return deps.db.dispute.findUniqueOrThrow({ ...query, where: { id: of.id } })
    },
  }),
)
