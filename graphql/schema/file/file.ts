import { parties, partyOf } from '#graphql/usecases/booking/access.ts'
import { seesEvidence, theTwo } from '#graphql/usecases/booking/evidence.ts'
import { visibleFiles } from '#graphql/usecases/file/download.ts'
import { nodeId } from '#graphql/usecases/node-id.ts'
import { builder } from '../builder.ts'

export const File = builder.prismaNode('File', {
  description:
    'A file that is attached to an answer, for those who see the booking; or to a complaint, for its two people and admins.',
  id: { field: 'id', description: 'The id of this file; an answer or a complaint names it.' },
  nullable: true,
  findUnique: (id, { viewer }) => ({ id, AND: [visibleFiles(viewer)] }),
  runScopesOnType: true,
  select: {
    answer: {
      select: { booking: { select: parties } },
    },
    complaint: {
      select: { booking: { select: theTwo } },
    },
  },
  // Attached to nothing, it comes from fileUpload alone: to whoever has uploaded it.
  authScopes: ({ answer, complaint }, { viewer }) =>
    complaint
      ? seesEvidence(viewer, complaint.booking)
      : answer === null || partyOf(viewer, answer.booking) !== null,
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Under which it is saved. cv.pdf' }),
    mediaType: t.exposeString('mediaType', { description: 'What it is, by its content. application/pdf' }),
    size: t.exposeInt('size', { description: 'How many bytes it has.' }),
    url: t.field({
      type: 'URL',
      description: 'Where it can be fetched, with the same credentials as this answer.',
      select: { id: true },
      resolve: ({ id }, _args, { deps }) => `${deps.settings.appUrl}/files/${nodeId('File', id)}`,
    }),
  }),
})
