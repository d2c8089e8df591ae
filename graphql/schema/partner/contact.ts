import { saveContact, saveContactErrors } from '#graphql/usecases/partner/save-contact.ts'
import { builder } from '../builder.ts'
import { Program } from './program.ts'

builder.mutationField('programContactSave', (t) =>
  t.withAuth({ admin: true }).prismaFieldWithInput({
    type: Program,
    description: 'Names who hears of what concerns a programme, such as its fee. For admins.',
    typeOptions: { description: 'Which programme, and the address.' },
    input: {
      programId: t.input.globalID({ for: Program, description: 'Which programme.' }),
      email: t.input.string({ required: false, description: 'The address; null: nobody any more.' }),
    },
    errors: { types: [...saveContactErrors] },
    resolve: async (query, _root, { input: { programId, email = null } }, { deps, viewer }) => {
      await saveContact(deps, viewer, { programId: programId.id, email })
      return deps.db.program.findUniqueOrThrow({ ...query, where: { id: programId.id } })
    },
  }),
)
