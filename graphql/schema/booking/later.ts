import { builder } from '../builder.ts'
import { Booking } from './booking.ts'

// Part of the API's core from its first version, so that partners need not change when the rules behind them arrive:
// no session type asks for approval and no complaint can be made yet.
builder.prismaObjectFields(Booking, (t) => ({
  complaintOpen: t.boolean({ description: 'Whether a complaint is open.', resolve: () => false }),
  respondBy: t.field({
    type: 'DateTime',
    nullable: true,
    description: 'Until when the mentor can approve; null when nobody has to.',
    resolve: () => null,
  }),
}))
