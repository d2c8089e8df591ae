import { leftOf } from '#graphql/domain/fee/fee.ts'
import { money } from '#graphql/domain/money/money.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import { feeOfMentor, latest } from '#graphql/usecases/fee/applied.ts'
import { ownsType } from '#graphql/usecases/session-type/access.ts'
import { builder } from '../builder.ts'
import { MoneyType } from '../scalars/money.ts'
import { SessionType } from '../session-type/session-type.ts'

builder.prismaObjectField(SessionType, 'mentorShare', (t) =>
  t.field({
    type: MoneyType,
    nullable: true,
    description:
      'What the mentor keeps of the price with the fee that applies to them. For the mentor and the admins.',
    select: {
      mentorId: true,
      priceMinor: true,
      currency: true,
      mentor: { select: { feeChanges: { where: latest, select: { feeBps: true } } } },
    },
    resolve: (type, _args, { viewer, deps }) => {
      if (!ownsType(viewer, type)) return null
      const { minor, currency } = storedMoney(type.priceMinor, type.currency)
      return money(
        leftOf(minor, currency, feeOfMentor(type.mentor.feeChanges, deps.settings).feeBps),
        currency,
      )
    },
  }),
)
