import { currentPrice, isSold } from '#graphql/domain/session-type/company-price.ts'
import { ownsType } from '#graphql/usecases/session-type/access.ts'
import { knownOf, pricedOf, withCompany } from '#graphql/usecases/session-type/company-prices.ts'
import { builder } from '../builder.ts'
import { MoneyType } from '../scalars/money.ts'
import { SessionType } from '../session-type/session-type.ts'

const CompanyPriceState = builder.enumType('CompanyPriceState', {
  description: 'Whether the payment company knows a price.',
  values: {
    WANTED: { description: 'It is being told; until then each Checkout says the amount itself.' },
    TOLD: { description: 'It knows it, and charges by it what costs exactly that.' },
  } as const,
})

type Shown = {
  state: 'WANTED' | 'TOLD'
  price: ReturnType<typeof pricedOf>['price']
  productId: string | null
  priceId: string | null
  toldAt: Date | null
}

const CompanyPrice = builder.objectRef<Shown>('CompanyPrice').implement({
  description: 'What the payment company knows of what a session type costs.',
  fields: (t) => ({
    state: t.expose('state', { type: CompanyPriceState, description: 'Whether it knows it.' }),
    price: t.expose('price', { type: MoneyType, description: 'How much.' }),
    productId: t.exposeString('productId', {
      nullable: true,
      description: 'What the session type is called there; null until it was told.',
    }),
    priceId: t.exposeString('priceId', {
      nullable: true,
      description: 'What the price is called there; null until it was told.',
    }),
    toldAt: t.expose('toldAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was told the price.',
    }),
  }),
})

builder.prismaObjectField(SessionType, 'companyPrice', (t) =>
  t.field({
    type: CompanyPrice,
    nullable: true,
    description:
      'What the payment company knows of the price; null: it is free or hidden, or no prices are kept there. For the mentor and the admins.',
    select: (_args, { deps }) => ({
      ...{ mentorId: true, title: true, active: true, priceMinor: true, currency: true },
      ...withCompany(deps.payments.name),
    }),
    resolve: (type, _args, { viewer, deps }) => {
      const priced = pricedOf(type)
      if (!ownsType(viewer, type) || !deps.payments.can.has('PRICES') || !isSold(priced)) return null
      const known = knownOf(type.companies)
      const row = known?.offered ? currentPrice(priced, known.prices) : undefined
      const { price } = priced
      const productId = known?.productId ?? null
      if (row?.state !== 'TOLD')
        return { state: 'WANTED' as const, price, productId, priceId: null, toldAt: null }
      return { state: 'TOLD' as const, price, productId, priceId: row.priceId, toldAt: row.toldAt }
    },
  }),
)
