import { GraphQLError } from 'graphql'
import { uploadErrors, uploadFile } from '#graphql/usecases/file/upload.ts'
import { builder } from '../builder.ts'
import { File } from './file.ts'

builder.scalarType('Upload', {
  description: 'A file of a multipart request (GraphQL multipart request specification); never answered.',
  serialize() {
    throw new GraphQLError('An upload is never answered.')
  },
  parseValue(value) {
    if (isUpload(value)) return value
    const extensions = { code: 'INPUT_MALFORMED' }
    throw new GraphQLError('Upload: a file of a multipart request', { extensions })
  },
})

/** The classes of files differ between those who read the request. */
function isUpload(value: unknown): value is globalThis.File {
  const { name, size, arrayBuffer } = Object(value) as Partial<globalThis.File>
  return typeof name === 'string' && typeof size === 'number' && typeof arrayBuffer === 'function'
}

builder.mutationField('fileUpload', (t) =>
  t.prismaFieldWithInput({
    type: File,
    authScopes: { booking: true },
    description:
      'Keeps a file for a day, for an answer of bookingCheckout or a complaint that names its id. Sent as multipart, with the header graphql-preflight unless a key is sent.',
    typeOptions: { description: 'What to keep.' },
    input: {
      file: t.input.field({
        type: 'Upload',
        description: 'A PDF, a picture (PNG, JPEG, WebP) or plain text of at most 5 MB.',
      }),
    },
    errors: { types: [...uploadErrors] },
    resolve: async (query, _root, { input: { file } }, { deps, viewer, source }) => {
      const id = await uploadFile(deps, viewer, file, source)
      return deps.db.file.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
)
