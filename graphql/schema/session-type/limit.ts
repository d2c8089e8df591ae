import { builder } from '../builder.ts'

const LimitPeriod = builder.enumType('LimitPeriod', {
  description: 'A period of the mentor’s calendar.',
  values: {
    DAY: { description: 'From midnight to midnight.' },
    WEEK: { description: 'From the mentor’s first day of the week on.' },
    MONTH: { description: 'A calendar month.' },
    YEAR: { description: 'A calendar year.' },
  } as const,
})

const LimitUnit = builder.enumType('LimitUnit', {
  description: 'What a limit counts.',
  values: {
    BOOKINGS: { description: 'Sessions, in the period in which they start.' },
    MINUTES: { description: 'Their length, without breaks.' },
  } as const,
})

export const BookingLimit = builder.prismaObject('BookingLimit', {
  description: 'At most so much in each such period; what was cancelled does not count.',
  fields: (t) => ({
    period: t.expose('period', { type: LimitPeriod, description: 'In which period.' }),
    unit: t.expose('unit', { type: LimitUnit, description: 'What is counted.' }),
    most: t.exposeInt('most', { description: 'How many, at most.' }),
  }),
})

export const BookingLimitInput = builder.inputType('BookingLimitInput', {
  description: 'At most so much in each such period; each period and unit once.',
  fields: (t) => ({
    period: t.field({ type: LimitPeriod, description: 'In which period.' }),
    unit: t.field({ type: LimitUnit, description: 'What is counted.' }),
    most: t.int({ description: 'How many, at most; from 1 on.' }),
  }),
})
