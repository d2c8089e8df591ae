import { builder } from '../builder.ts'

builder.queryField('currencies', (t) =>
  t.field({
    type: ['CurrencyCode'],
    authScopes: { reading: true },
    description: 'In which prices can be set, the platform’s own first.',
    resolve: (_root, _args, { deps }) => {
      const { currency, settles } = deps.settings
      return [currency, ...settles.filter((other) => other !== currency)]
    },
  }),
)
