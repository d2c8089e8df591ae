import { cancellable, judged, refundIfCancelled } from '#graphql/usecases/booking/shown.ts'
import { creditCameBack } from '#graphql/usecases/notification/by-credit.ts'
import { usableFor, visiblePurchases } from '#graphql/usecases/package/access.ts'
import { securingPayment } from '#graphql/usecases/payment/securing.ts'
import { Booking } from '../booking/booking.ts'
import { builder } from '../builder.ts'
import { SessionType } from '../session-type/session-type.ts'
import { PackagePurchase } from './purchase.ts'

builder.prismaObjectFields(Booking, (t) => ({
  packagePurchase: t.prismaField({
    type: PackagePurchase,
    nullable: true,
    description:
      'The package that pays it, or paid it; null when it was paid on its own, and for whom it is not.',
    resolve: (query, { id: bookingId }, _args, { deps, viewer }) =>
      deps.db.purchase.findFirst({
        ...query,
        where: {
          AND: [visiblePurchases(viewer)],
          credits: { some: { payments: { some: { bookingId } } } },
        },
      }),
  }),
  creditCameBack: t.boolean({
    description: 'Whether the session went back into the package that had paid it.',
    select: { refunds: { select: { settledBy: true } } },
    resolve: (booking) => creditCameBack(booking),
  }),
  creditIfCancelledNow: t.boolean({
    description: 'Whether cancelling now would put the session back into its package, instead of money.',
    select: { ...judged, credit: { select: { purchase: { select: { state: true } } } } },
    resolve: (booking, _args, { viewer, deps }) => {
      const paid = securingPayment(booking)
      if (!paid?.creditId || booking.credit?.purchase.state !== 'ACTIVE') return false
      const back = refundIfCancelled(viewer, booking, deps.now())
      return cancellable(viewer, booking, deps.now()) && back?.minor === paid.amountMinor
    },
  }),
}))

builder.prismaObjectField(SessionType, 'usablePackage', (t) =>
  t.prismaField({
    type: PackagePurchase,
    nullable: true,
    description: 'A package that the viewer bought and can pay with now, the first to expire; null: none.',
    resolve: (query, { id }, _args, { deps, viewer }) =>
      deps.db.purchase.findFirst({
        ...query,
        where: usableFor(viewer, id, deps.now()),
        orderBy: [{ expiresAt: 'asc' }, { id: 'asc' }],
      }),
  }),
)
