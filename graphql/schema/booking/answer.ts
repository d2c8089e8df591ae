import { builder } from '../builder.ts'
import { File } from '../file/file.ts'

export const Answer = builder.prismaObject('Answer', {
  description: 'What the mentee answered before booking.',
  fields: (t) => ({
    label: t.exposeString('label', { description: 'The question as it was asked.' }),
    value: t.exposeString('value', {
      description: 'The answer; several choices one a line, a box as yes or no, a file by its name.',
    }),
    file: t.relation('file', {
      type: File,
      nullable: true,
      description: 'The file that was attached; null where none was asked for, or given.',
    }),
  }),
})
