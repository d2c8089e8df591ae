import type { Place } from '#graphql/usecases/availability/holidays.ts'
import { updateCalendar, updateCalendarErrors } from '#graphql/usecases/availability/update-calendar.ts'
import { builder } from '../builder.ts'
import { Mentor } from '../mentor/mentor.ts'
import { BookingLimitInput } from './limit.ts'
import { Weekday } from './schedule.ts'

builder.mutationField('calendarUpdate', (t) =>
  t.withAuth({ signedIn: true }).prismaFieldWithInput({
    type: Mentor,
    description: 'Changes the viewer’s own calendar; what is left out stays. What is booked stays booked.',
    typeOptions: { description: 'What changes.' },
    input: {
      weekStartsOn: t.input.field({
        type: Weekday,
        required: false,
        description: 'The first day of a week.',
      }),
      holidayCountry: t.input.string({
        required: false,
        description: 'Whose public holidays are kept, a code of holidayCountries; null: nobody’s.',
      }),
      holidayRegion: t.input.string({
        required: false,
        description: 'A code of holidayRegions; null: none. Another country forgets it.',
      }),
      limits: t.input.field({
        type: [BookingLimitInput],
        required: false,
        description: 'All limits over all that the viewer gives: one per period and unit.',
      }),
      teamLimits: t.input.field({
        type: [BookingLimitInput],
        required: false,
        description: 'All limits over the viewer’s session types that several give: one per period and unit.',
      }),
    },
    errors: { types: [...updateCalendarErrors] },
    resolve: async (query, _root, { input }, { deps, viewer }) => {
      const id = await updateCalendar(deps, viewer, input)
      return deps.db.mentor.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
)

const HolidayPlace = builder.objectRef<Place>('HolidayPlace').implement({
  description: 'A country, or a part of one, whose public holidays are known.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Of a country the ISO 3166 code. PT' }),
    name: t.exposeString('name', { description: 'In English where it has an English name.' }),
  }),
})

builder.queryFields((t) => ({
  holidayCountries: t.field({
    type: [HolidayPlace],
    authScopes: { reading: true },
    description: 'The countries whose public holidays are known, by name.',
    resolve: (_root, _args, { deps }) => [...deps.holidays.countries()],
  }),
  holidayRegions: t.field({
    type: [HolidayPlace],
    authScopes: { reading: true },
    description: 'The parts of a country that have holidays of their own, by name.',
    args: { country: t.arg.string({ required: true, description: 'Its code.' }) },
    resolve: (_root, { country }, { deps }) => [...deps.holidays.regions(country)],
  }),
}))
