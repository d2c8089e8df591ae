import { builder } from '../builder.ts'

const LimitPeriod = builder.enumType('LimitPeriod', {
  description: 'A period of the calendar, in the mentor’s zone.',
  values: {
    DAY: { description: 'From midnight to midnight.' },
    WEEK: { description: 'From the mentor’s own first day of the week on.' },
    MONTH: { description: 'A month of the calendar.' },
    YEAR: { description: 'A year of the calendar.' },
  } as const,
})

const LimitUnit = builder.enumType('LimitUnit', {
  description: 'What is counted.',
  values: {
    BOOKINGS: { description: 'How many.' },
    MINUTES: { description: 'How long they are together, without buffers.' },
  } as const,
})

export const BookingLimit = builder.prismaObject('BookingLimit', {
  description: 'At most so much in each period.',
  fields: (t) => ({
    period: t.expose('period', { type: LimitPeriod, description: 'In which period.' }),
    unit: t.expose('unit', { type: LimitUnit, description: 'Of what.' }),
    most: t.exposeInt('most', { description: 'How much.' }),
  }),
})

export const BookingLimitInput = builder.inputType('BookingLimitInput', {
  description: 'At most so much in each period.',
  fields: (t) => ({
    period: t.field({ type: LimitPeriod, description: 'In which period.' }),
    unit: t.field({ type: LimitUnit, description: 'Of what.' }),
    most: t.int({ description: 'How much; from 1 on.' }),
  }),
})
