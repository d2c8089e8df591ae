import { AmountInvalid } from '#graphql/domain/money/money.ts'
import { contestComplaint, contestComplaintErrors } from '#graphql/usecases/booking/contest-complaint.ts'
import {
  type ComplaintDecision,
  decideComplaint,
  decideComplaintErrors,
} from '#graphql/usecases/booking/decide-complaint.ts'
import { openComplaint, openComplaintErrors } from '#graphql/usecases/booking/open-complaint.ts'
import { withdrawComplaint, withdrawComplaintErrors } from '#graphql/usecases/booking/withdraw-complaint.ts'
import { builder } from '../builder.ts'
import { MoneyInput, moneyFrom } from '../scalars/money.ts'
import { Booking } from './booking.ts'
import { Complaint } from './complaint.ts'

const files = {
  required: false,
  description:
    'What shows it: ids of fileUpload, at most three. Only the mentee and the booking’s mentor attach any; they and admins can fetch them.',
} as const

builder.mutationField('complaintOpen', (t) =>
  t.prismaFieldWithInput({
    type: Complaint,
    authScopes: { booking: true },
    description: 'The mentee says that the session did not take place. It stops the payout.',
    typeOptions: { description: 'Which booking, and what happened.' },
    input: {
      bookingId: t.input.globalID({ for: Booking, description: 'Which booking; one that is complainable.' }),
      text: t.input.string({ description: 'What happened; the mentor and the admins read it.' }),
      files: t.input.idList(files),
    },
    errors: { types: [...openComplaintErrors] },
    resolve: async (query, _root, { input: { bookingId, ...said } }, { deps, viewer }) => {
      const id = await openComplaint(deps, viewer, { bookingId: bookingId.id, ...said })
      return deps.db.complaint.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
)

const complaintId = { for: Complaint, description: 'Which complaint.' }

builder.mutationField('complaintContest', (t) =>
  t.prismaFieldWithInput({
    type: Complaint,
    authScopes: { booking: true },
    description: 'The mentor says that the session did take place; then an admin decides.',
    typeOptions: { description: 'Which complaint, and what is to be said to it.' },
    input: {
      complaintId: t.input.globalID(complaintId),
      text: t.input.string({ description: 'What happened; the mentee and the admins read it.' }),
      files: t.input.idList(files),
    },
    errors: { types: [...contestComplaintErrors] },
    resolve: async (query, _root, { input: { complaintId: of, ...said } }, { deps, viewer }) => {
      await contestComplaint(deps, viewer, { complaintId: of.id, ...said })
      return deps.db.complaint.findUniqueOrThrow({ ...query, where: { id: of.id } })
    },
  }),
)

builder.mutationField('complaintWithdraw', (t) =>
  t.prismaFieldWithInput({
    type: Complaint,
    authScopes: { booking: true },
    description: 'The mentee takes the complaint back, for good; the payout goes on.',
    typeOptions: { description: 'Which complaint.' },
    input: { complaintId: t.input.globalID(complaintId) },
    errors: { types: [...withdrawComplaintErrors] },
    resolve: async (query, _root, { input: { complaintId: of } }, { deps, viewer }) => {
      await withdrawComplaint(deps, viewer, of.id)
      return deps.db.complaint.findUniqueOrThrow({ ...query, where: { id: of.id } })
    },
  }),
)

const Decision = builder.enumType('ComplaintDecision', {
  description: 'How an admin decides a complaint.',
  values: {
    REFUND: { description: 'Everything that is left goes back.' },
    PAY: { description: 'The session counts as held: the payout goes on.' },
    SPLIT: { description: 'An amount goes back, the rest is shared out.' },
  } as const satisfies Record<ComplaintDecision, object>,
})

builder.mutationField('complaintDecide', (t) =>
  t.withAuth({ admin: true }).prismaFieldWithInput({
    type: Complaint,
    description: 'Decides a contested complaint. For admins.',
    typeOptions: { description: 'Which complaint, how it is decided, and why.' },
    input: {
      complaintId: t.input.globalID(complaintId),
      decision: t.input.field({ type: Decision, description: 'How it is decided.' }),
      refund: t.input.field({
        type: MoneyInput,
        required: false,
        description: 'For SPLIT: what goes back; less than its refundable.',
      }),
      reason: t.input.string({ description: 'Why; both sides read it, and it is kept in the audit.' }),
    },
    errors: { types: [...decideComplaintErrors, AmountInvalid] },
    resolve: async (query, _root, { input }, { deps, viewer }) => {
      const { complaintId: of, decision, refund, reason } = input
      const amount = refund ? moneyFrom(refund) : null
      await decideComplaint(deps, viewer, { complaintId: of.id, decision, refund: amount, reason })
      return deps.db.complaint.findUniqueOrThrow({ ...query, where: { id: of.id } })
    },
  }),
)
