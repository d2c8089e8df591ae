import { personViewer } from '#graphql/usecases/account/access.ts'
import { applyAsMentor, applyErrors } from '#graphql/usecases/mentor/apply.ts'
import {
  approveErrors,
  approveMentor,
  declineErrors,
  declineMentor,
} from '#graphql/usecases/mentor/decide.ts'
import { updateMentor, updateMentorErrors } from '#graphql/usecases/mentor/update.ts'
import { builder } from '../builder.ts'
import { Mentor } from './mentor.ts'

const words = {
  handle: 'The name in the address of the public page: 3 to 30 small letters, digits and hyphens.',
  name: 'As the mentor wants to be called.',
  headline: 'Who this is, in one line of at most 120 characters.',
  about: 'Who this is, in a few paragraphs of plain text.',
  topics: 'What the mentor knows about; one to ten.',
  languages: 'Languages of the sessions, as BCP 47 tags; one to ten.',
  timeZone: 'Where the mentor lives by the clock.',
}

builder.mutationField('mentorApply', (t) =>
  t.withAuth({ signedIn: true }).prismaFieldWithInput({
    type: Mentor,
    description: 'Hands in a profile as a mentor; an admin approves it. Who was declined may apply again.',
    typeOptions: { description: 'The profile.' },
    input: {
      handle: t.input.string({ description: words.handle }),
      name: t.input.string({ description: words.name }),
      headline: t.input.string({ description: words.headline }),
      about: t.input.string({ description: words.about }),
      topics: t.input.stringList({ description: words.topics }),
      languages: t.input.stringList({ description: words.languages }),
      timeZone: t.input.field({ type: 'TimeZone', description: words.timeZone }),
    },
    errors: { types: [...applyErrors] },
    resolve: async (query, _root, { input }, context) => {
      const { deps, viewer } = context
      const id = await applyAsMentor(deps, viewer, input)
      context.viewer = await personViewer(deps.db, viewer.personId, viewer.bookingIds)
      return deps.db.mentor.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
)

builder.mutationField('mentorUpdate', (t) =>
  t.withAuth({ signedIn: true }).prismaFieldWithInput({
    type: Mentor,
    description: 'Changes the viewer’s own profile; what is left out stays as it is.',
    typeOptions: { description: 'What changes.' },
    input: {
      handle: t.input.string({ required: false, description: words.handle }),
      name: t.input.string({ required: false, description: words.name }),
      headline: t.input.string({ required: false, description: words.headline }),
      about: t.input.string({ required: false, description: words.about }),
      topics: t.input.stringList({ required: false, description: words.topics }),
      languages: t.input.stringList({ required: false, description: words.languages }),
      timeZone: t.input.field({ type: 'TimeZone', required: false, description: words.timeZone }),
    },
    errors: { types: [...updateMentorErrors] },
    resolve: async (query, _root, { input }, { deps, viewer }) =>
      deps.db.mentor.findUniqueOrThrow({ ...query, where: { id: await updateMentor(deps, viewer, input) } }),
  }),
)

builder.mutationField('mentorApprove', (t) =>
  t.withAuth({ admin: true }).prismaFieldWithInput({
    type: Mentor,
    description: 'Makes a profile public. Repeating it changes nothing.',
    typeOptions: { description: 'Whose profile.' },
    input: {
      mentorId: t.input.globalID({ for: Mentor, description: 'Whose profile.' }),
      reason: t.input.string({ required: false, description: 'Kept with the decision.' }),
    },
    errors: { types: [...approveErrors] },
    resolve: async (query, _root, { input: { mentorId, reason } }, { deps, viewer }) => {
      await approveMentor(deps, viewer, { mentorId: mentorId.id, reason: reason ?? null })
      return deps.db.mentor.findUniqueOrThrow({ ...query, where: { id: mentorId.id } })
    },
  }),
)

builder.mutationField('mentorDecline', (t) =>
  t.withAuth({ admin: true }).prismaFieldWithInput({
    type: Mentor,
    description: 'Turns an application down. The mentor is told why, and may apply again.',
    typeOptions: { description: 'Whose profile, and why.' },
    input: {
      mentorId: t.input.globalID({ for: Mentor, description: 'Whose profile.' }),
      reason: t.input.string({ description: 'Why; told to the mentor.' }),
    },
    errors: { types: [...declineErrors] },
    resolve: async (query, _root, { input: { mentorId, reason } }, { deps, viewer }) => {
      await declineMentor(deps, viewer, { mentorId: mentorId.id, reason })
      return deps.db.mentor.findUniqueOrThrow({ ...query, where: { id: mentorId.id } })
    },
  }),
)
