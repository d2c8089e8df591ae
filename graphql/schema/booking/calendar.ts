import { givers } from '#graphql/usecases/booking/givers.ts'
import { calendarFile, calendarLinks } from '#graphql/usecases/notification/calendar.ts'
import { builder } from '../builder.ts'
import { Booking } from './booking.ts'

const CalendarLinks = builder.objectRef<{ google: string; outlook: string }>('CalendarLinks').implement({
  description: 'Addresses that open a filled-in entry in the reader’s own calendar.',
  fields: (t) => ({
    google: t.expose('google', { type: 'URL', description: 'In Google Calendar.' }),
    outlook: t.expose('outlook', { type: 'URL', description: 'In Outlook.' }),
  }),
})

builder.prismaObjectFields(Booking, (t) => ({
  calendarFile: t.string({
    nullable: true,
    description: 'The .ics file, once it is confirmed.',
    resolve: async ({ id, state }, _args, { deps }) => {
      if (state !== 'CONFIRMED') return null
      const entry = await deps.db.booking.findUniqueOrThrow({ where: { id }, include: { hosts: givers } })
      return calendarFile(entry, deps.settings).content
    },
  }),
  calendarLinks: t.field({
    type: CalendarLinks,
    nullable: true,
    description: 'Links to the usual calendars, once it is confirmed.',
    resolve: async ({ id, state }, _args, { deps }) =>
      state === 'CONFIRMED'
        ? calendarLinks(
            await deps.db.booking.findUniqueOrThrow({ where: { id }, include: { hosts: givers } }),
          )
        : null,
  }),
}))
