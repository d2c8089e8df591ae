import { saveHold, saveHoldErrors } from '#graphql/usecases/partner/save-hold.ts'
import { builder } from '../builder.ts'
import { Program } from './program.ts'

builder.prismaObjectField(Program, 'payoutHoldHours', (t) =>
  t.exposeInt('payoutHoldHours', {
    nullable: true,
    description:
      'So many hours after its sessions mentors’ shares are held; null: as long as the platform holds others.',
  }),
)

builder.mutationField('programHoldSave', (t) =>
  t.withAuth({ admin: true }).prismaFieldWithInput({
    type: Program,
    description:
      'Says how long mentors’ shares of what a programme books are held. What is paid keeps its hold. For admins.',
    typeOptions: { description: 'Which programme, how long, and why.' },
    input: {
      programId: t.input.globalID({ for: Program, description: 'Which programme.' }),
      hours: t.input.int({
        required: false,
        description: 'From the later of payment and end of session, 24 to 504; null: the platform’s again.',
      }),
      reason: t.input.string({ description: 'Why; kept in the audit.' }),
    },
    errors: { types: [...saveHoldErrors] },
    resolve: async (query, _root, { input: { programId, hours = null, reason } }, { deps, viewer }) => {
      await saveHold(deps, viewer, { programId: programId.id, hours, reason })
      return deps.db.program.findUniqueOrThrow({ ...query, where: { id: programId.id } })
    },
  }),
)
