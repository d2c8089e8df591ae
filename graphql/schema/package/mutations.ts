import { AmountInvalid } from '#graphql/domain/money/money.ts'
import { buyPackage, buyPackageErrors, type PackageCheckout } from '#graphql/usecases/package/buy.ts'
import { completePurchase, completePurchaseErrors } from '#graphql/usecases/package/complete.ts'
import {
  giveBackPackage,
  giveBackPackageErrors,
  refundPackage,
  refundPackageErrors,
} from '#graphql/usecases/package/give-back.ts'
import {
  createPackage,
  createPackageErrors,
  withdrawPackage,
  withdrawPackageErrors,
} from '#graphql/usecases/package/offer.ts'
import { builder } from '../builder.ts'
import { MoneyInput, moneyFrom } from '../scalars/money.ts'
import { SessionType } from '../session-type/session-type.ts'
import { Package } from './package.ts'
import { PackagePurchase } from './purchase.ts'

builder.mutationField('packageCreate', (t) =>
  t.withAuth({ signedIn: true }).prismaFieldWithInput({
    type: Package,
    description: 'Offers several sessions of one of the viewer’s own types at one price.',
    typeOptions: { description: 'Of which type, how many, at which price, and for how long.' },
    input: {
      sessionTypeId: t.input.globalID({ for: SessionType, description: 'Of which type.' }),
      sessions: t.input.int({ description: 'How many; 2 to 50.' }),
      price: t.input.field({
        type: 'Decimal',
        description: 'What all of them cost together, in the type’s currency; not more than apart.',
      }),
      validMonths: t.input.int({ description: 'For how long they can be booked; 1 to 12 months.' }),
    },
    errors: { types: [...createPackageErrors] },
    resolve: async (query, _root, { input: { sessionTypeId, ...draft } }, { deps, viewer }) => {
      const id = await createPackage(deps, viewer, { ...draft, sessionTypeId: sessionTypeId.id })
      return deps.db.package.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
)

builder.mutationField('packageWithdraw', (t) =>
  t.withAuth({ signedIn: true }).prismaFieldWithInput({
    type: Package,
    description: 'Sells a package no more; who bought it keeps it. Repeating it changes nothing.',
    typeOptions: { description: 'Which package.' },
    input: { packageId: t.input.globalID({ for: Package, description: 'Which package.' }) },
    errors: { types: [...withdrawPackageErrors] },
    resolve: async (query, _root, { input: { packageId } }, { deps, viewer }) => {
      await withdrawPackage(deps, viewer, packageId.id)
      return deps.db.package.findUniqueOrThrow({ ...query, where: { id: packageId.id } })
    },
  }),
)

const Checkout = builder.objectRef<PackageCheckout>('PackageCheckout').implement({
  description: 'A package about to be bought, and where to pay for it.',
  fields: (t) => ({
    purchase: t.prismaField({
      type: PackagePurchase,
      description: 'The purchase.',
      resolve: (query, { purchaseId }, _args, { deps }) =>
        deps.db.purchase.findUniqueOrThrow({ ...query, where: { id: purchaseId } }),
    }),
    checkoutUrl: t.expose('checkoutUrl', {
      type: 'URL',
      nullable: true,
      description: 'Where to pay; null when it is paid already, or the page is still being made.',
    }),
  }),
})

builder.mutationField('packageBuy', (t) =>
  t.withAuth({ signedIn: true }).fieldWithInput({
    type: Checkout,
    description: 'Opens the Checkout of a package, at its price of now. For people with an account.',
    typeOptions: { description: 'Which package.' },
    input: {
      packageId: t.input.globalID({ for: Package, description: 'Which package.' }),
      idempotencyKey: t.input.field({
        type: 'UUID',
        description: 'A new one per purchase; a repeat answers with the same purchase.',
      }),
    },
    errors: { types: [...buyPackageErrors] },
    resolve: (_root, { input: { packageId, idempotencyKey } }, { deps, viewer }) =>
      buyPackage(deps, viewer, { packageId: packageId.id, idempotencyKey }),
  }),
)

builder.mutationField('packageCheckoutComplete', (t) =>
  t.withAuth({ signedIn: true }).prismaFieldWithInput({
    type: PackagePurchase,
    description: 'What the return page calls: looks whether it was paid, and makes it so.',
    typeOptions: { description: 'Which purchase.' },
    input: { purchaseId: t.input.globalID({ for: PackagePurchase, description: 'Which purchase.' }) },
    errors: { types: [...completePurchaseErrors] },
    resolve: async (query, _root, { input: { purchaseId } }, { deps, viewer }) => {
      await completePurchase(deps, viewer, purchaseId.id)
      return deps.db.purchase.findUniqueOrThrow({ ...query, where: { id: purchaseId.id } })
    },
  }),
)

builder.mutationField('packageGiveBack', (t) =>
  t.withAuth({ signedIn: true }).prismaFieldWithInput({
    type: PackagePurchase,
    description: 'Gives back what is not booked of a package, in money, within 14 days. For its owner.',
    typeOptions: { description: 'Which purchase, and what is expected back.' },
    input: {
      purchaseId: t.input.globalID({ for: PackagePurchase, description: 'Which purchase.' }),
      expectedRefund: t.input.field({
        type: MoneyInput,
        required: false,
        description: 'What the viewer was told; another amount by now, and nothing happens.',
      }),
    },
    errors: { types: [...giveBackPackageErrors, AmountInvalid] },
    resolve: async (query, _root, { input: { purchaseId, expectedRefund } }, { deps, viewer }) => {
      const expected = expectedRefund ? moneyFrom(expectedRefund) : null
      await giveBackPackage(deps, viewer, { purchaseId: purchaseId.id, expectedRefund: expected })
      return deps.db.purchase.findUniqueOrThrow({ ...query, where: { id: purchaseId.id } })
    },
  }),
)

builder.mutationField('packageRefund', (t) =>
  t.withAuth({ admin: true }).prismaFieldWithInput({
    type: PackagePurchase,
    description: 'Ends a bought package and gives back what is not booked of it, at any time. For admins.',
    typeOptions: { description: 'Which purchase, and why.' },
    input: {
      purchaseId: t.input.globalID({ for: PackagePurchase, description: 'Which purchase.' }),
      reason: t.input.string({ description: 'Why; kept in the audit.' }),
    },
    errors: { types: [...refundPackageErrors] },
    resolve: async (query, _root, { input: { purchaseId, reason } }, { deps, viewer }) => {
      await refundPackage(deps, viewer, { purchaseId: purchaseId.id, reason })
      return deps.db.purchase.findUniqueOrThrow({ ...query, where: { id: purchaseId.id } })
    },
  }),
)
