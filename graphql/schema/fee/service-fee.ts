import type { ServiceFee } from '#graphql/domain/fee/fee.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import { serviceFeeNow } from '#graphql/usecases/fee/applied.ts'
import { builder } from '../builder.ts'
import { MoneyType } from '../scalars/money.ts'

export const ServiceFeeType = builder.objectRef<ServiceFee>('ServiceFee').implement({
  description:
    'What mentees pay the platform beside the price: a part of it after discounts, and a fixed amount. Never on what costs nothing.',
  fields: (t) => ({
    basisPoints: t.int({
      description: 'The part in hundredths of a percent; 0: none.',
      resolve: ({ feeBps }) => feeBps,
    }),
    fixed: t.field({
      type: [MoneyType],
      // Few platforms charge in more than some currencies.
      complexity: { field: 1, multiplier: 3 },
      description: 'The fixed amounts, one for each currency that has one.',
      resolve: ({ fixed }) => Object.entries(fixed).map(([code, minor]) => storedMoney(minor, code)),
    }),
  }),
})

builder.queryField('serviceFee', (t) =>
  t.field({
    type: ServiceFeeType,
    authScopes: { reading: true },
    description: 'What mentees pay beside the price of what they book now; each price quote has it.',
    resolve: (_root, _args, { deps }) => serviceFeeNow(deps.db),
  }),
)
