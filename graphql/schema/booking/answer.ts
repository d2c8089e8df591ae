import { builder } from '../builder.ts'

export const Answer = builder.prismaObject('Answer', {
  description: 'What the mentee answered before booking.',
  fields: (t) => ({
    label: t.exposeString('label', { description: 'The question as it was asked.' }),
    value: t.exposeString('value', {
      description: 'The answer; several choices one a line, a box as yes or no.',
    }),
  }),
})
