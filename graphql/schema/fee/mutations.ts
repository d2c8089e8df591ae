import { setFee, setFeeErrors } from '#graphql/usecases/fee/set.ts'
import { setServiceFee, setServiceFeeErrors } from '#graphql/usecases/fee/set-service.ts'
import { builder } from '../builder.ts'
import { Mentor } from '../mentor/mentor.ts'
import { Program } from '../partner/program.ts'
import { MoneyInput } from '../scalars/money.ts'
import { ServiceFeeType } from './service-fee.ts'

const basisPoints = 'In hundredths of a percent, 0 to 10000; null: no own fee any more.'
const reason = 'Why; kept in the history and the audit.'

builder.mutationField('mentorFeeSet', (t) =>
  t.withAuth({ admin: true }).prismaFieldWithInput({
    type: Mentor,
    description: 'Gives a mentor a fee of their own for what is booked from now on. For admins.',
    typeOptions: { description: 'Whose fee, and which.' },
    input: {
      mentorId: t.input.globalID({ for: Mentor, description: 'Whose.' }),
      basisPoints: t.input.int({ required: false, description: basisPoints }),
      reason: t.input.string({ description: reason }),
    },
    errors: { types: [...setFeeErrors] },
    resolve: async (query, _root, { input }, { deps, viewer }) => {
      const { basisPoints = null, reason, mentorId } = input
      await setFee(deps, viewer, { whose: { mentorId: mentorId.id }, basisPoints, reason })
      return deps.db.mentor.findUniqueOrThrow({ ...query, where: { id: mentorId.id } })
    },
  }),
)

builder.mutationField('programFeeSet', (t) =>
  t.withAuth({ admin: true }).prismaFieldWithInput({
    type: Program,
    description: 'Gives a programme a fee of its own for what it books from now on. For admins.',
    typeOptions: { description: 'Whose fee, and which.' },
    input: {
      programId: t.input.globalID({ for: Program, description: 'Whose.' }),
      basisPoints: t.input.int({ required: false, description: basisPoints }),
      reason: t.input.string({ description: reason }),
    },
    errors: { types: [...setFeeErrors] },
    resolve: async (query, _root, { input }, { deps, viewer }) => {
      const { basisPoints = null, reason, programId } = input
      await setFee(deps, viewer, { whose: { programId: programId.id }, basisPoints, reason })
      return deps.db.program.findUniqueOrThrow({ ...query, where: { id: programId.id } })
    },
  }),
)

builder.mutationField('serviceFeeSet', (t) =>
  t.withAuth({ admin: true }).fieldWithInput({
    type: ServiceFeeType,
    description: 'Sets what mentees pay beside the price of what they book from now on. For admins.',
    typeOptions: { description: 'All of the service fee.' },
    input: {
      basisPoints: t.input.int({
        description: 'Of the price after discounts, in hundredths of a percent; 0: none.',
      }),
      fixed: t.input.field({
        type: [MoneyInput],
        description: 'And a fixed amount, at most one in a currency.',
      }),
      reason: t.input.string({ description: reason }),
    },
    errors: { types: [...setServiceFeeErrors] },
    resolve: (_root, { input }, { deps, viewer }) => setServiceFee(deps, viewer, input),
  }),
)
