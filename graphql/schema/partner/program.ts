import { seesProgram, visiblePrograms } from '#graphql/usecases/partner/access.ts'
import { Booking } from '../booking/booking.ts'
import { builder } from '../builder.ts'

export const Program = builder.prismaNode('Program', {
  description: 'A partner programme: its keys book together and see each other’s bookings.',
  id: { field: 'id', description: 'The id of this programme.' },
  nullable: true,
  findUnique: (id, { viewer }) => ({ id, AND: [visiblePrograms(viewer)] }),
  runScopesOnType: true,
  select: { id: true },
  authScopes: (program, { viewer }) => seesProgram(viewer, program),
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'Its short name.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    contact: t.exposeString('contact', {
      nullable: true,
      description: 'Where it hears of what concerns it, such as its fee; null: nowhere.',
    }),
  }),
})

builder.prismaObjectField(Booking, 'program', (t) =>
  t.field({
    type: Program,
    nullable: true,
    description: 'The programme that booked it. For its keys and the admins; null for everybody else.',
    select: (_args, _context, nested) => ({ program: nested() }),
    resolve: ({ program }, _args, { viewer }) => (program && seesProgram(viewer, program) ? program : null),
  }),
)
