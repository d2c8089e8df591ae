import type { OpenTime } from '#graphql/domain/booking/errors.ts'
import { builder } from '../builder.ts'

export const Slot = builder.objectRef<OpenTime>('Slot').implement({
  description: 'A time at which a session could start.',
  fields: (t) => ({
    startsAt: t.expose('startsAt', { type: 'DateTime', description: 'When it would start.' }),
    endsAt: t.expose('endsAt', { type: 'DateTime', description: 'When it would end.' }),
    seatsLeft: t.int({
      nullable: true,
      description: 'How many can still join, where mentees share a session; null: it is for one alone.',
      resolve: ({ seatsLeft }) => seatsLeft ?? null,
    }),
  }),
})
