import type { Settings } from '#graphql/usecases/deps.ts'
import { builder } from '../builder.ts'

const Operator = builder.objectRef<NonNullable<Settings['operator']>>('Operator').implement({
  description: 'Who runs this site and answers for it.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'A person or a company.' }),
    address: t.exposeString('address', { description: 'Where letters reach them.' }),
    email: t.exposeString('email', { nullable: true, description: 'Where mails reach them.' }),
  }),
})

builder.queryField('operator', (t) =>
  t.field({
    type: Operator,
    nullable: true,
    authScopes: { reading: true },
    description: 'Who runs this site; null while nobody has said.',
    resolve: (_root, _args, { deps }) => deps.settings.operator,
  }),
)
