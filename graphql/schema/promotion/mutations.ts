import { createPromotion, createPromotionErrors } from '#graphql/usecases/promotion/create.ts'
import { withdrawPromotion, withdrawPromotionErrors } from '#graphql/usecases/promotion/withdraw.ts'
import { builder } from '../builder.ts'
import { Mentor } from '../mentor/mentor.ts'
import { MoneyInput } from '../scalars/money.ts'
import { Promotion, PromotionBearer } from './promotion.ts'

builder.mutationField('promotionCreate', (t) =>
  t.withAuth({ signedIn: true }).prismaFieldWithInput({
    type: Promotion,
    description:
      'Makes a promotion code: a mentor one that the mentor bears, an admin one that the platform bears.',
    typeOptions: {
      description: 'What it takes off, for whom and how long. Exactly one of percentOff and amountOff.',
    },
    input: {
      code: t.input.string({ description: '3 to 32 letters, digits and hyphens; nobody else’s.' }),
      bearer: t.input.field({ type: PromotionBearer, description: 'Who earns less for it.' }),
      mentorId: t.input.globalID({
        for: Mentor,
        required: false,
        description: 'For a code of the platform: this mentor’s session types alone.',
      }),
      percentOff: t.input.int({ required: false, description: 'How many percent it takes off; 1 to 100.' }),
      amountOff: t.input.field({ type: MoneyInput, required: false, description: 'Or what it takes off.' }),
      minimumPrice: t.input.field({
        type: MoneyInput,
        required: false,
        description: 'The smallest price that it is for.',
      }),
      validFrom: t.input.field({ type: 'DateTime', required: false, description: 'Since when it holds.' }),
      validUntil: t.input.field({
        type: 'DateTime',
        required: false,
        description: 'From when on it is over.',
      }),
      mostUses: t.input.int({ required: false, description: 'How often it can be used.' }),
      firstBookingOnly: t.input.boolean({
        required: false,
        description: 'Whether it is for a first session.',
      }),
    },
    errors: { types: [...createPromotionErrors] },
    resolve: async (query, _root, { input: { mentorId, ...input } }, { deps, viewer }) => {
      const id = await createPromotion(deps, viewer, { ...input, mentorId: mentorId?.id ?? null })
      return deps.db.promotion.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
)

builder.mutationField('promotionWithdraw', (t) =>
  t.withAuth({ signedIn: true }).prismaFieldWithInput({
    type: Promotion,
    description: 'Ends a code at once; who has used it keeps the discount. Repeating it changes nothing.',
    typeOptions: { description: 'Which code.' },
    input: { promotionId: t.input.globalID({ for: Promotion, description: 'Which code.' }) },
    errors: { types: [...withdrawPromotionErrors] },
    resolve: async (query, _root, { input: { promotionId } }, { deps, viewer }) => {
      await withdrawPromotion(deps, viewer, promotionId.id)
      return deps.db.promotion.findUniqueOrThrow({ ...query, where: { id: promotionId.id } })
    },
  }),
)
