import type { Reason } from './reason.ts'

const periods = { DAY: 'day', WEEK: 'week', MONTH: 'month', YEAR: 'year' } as const

const owners = {
  TYPE: 'this session type',
  HOST: 'the mentor',
  TEAM: 'the team',
  MENTEE: 'this mentee',
} as const

/** A reason as a sentence that fits any time: dates and instants stand beside it as data. */
export function wordsOf(reason: Reason): string {
  switch (reason.code) {
    case 'PAST':
      return 'It is past.'
    case 'NOTICE':
      return 'It is too soon: this session type needs more notice.'
    case 'WINDOW':
      return 'It is outside the dates that can be booked now.'
    case 'POLICY':
      return reason.name ? `The platform is closed: ${reason.name}.` : 'The platform is closed on this day.'
    case 'ACTIVE_BOOKINGS':
      return `This mentee has ${reason.most} sessions ahead already, and may not have more.`
    case 'LIMIT':
      return `The limit of ${owners[reason.owner]} is reached: ${reason.most} ${reason.unit === 'BOOKINGS' ? 'bookings' : 'minutes'} a ${periods[reason.period]}.`
    case 'FULL':
      return `All ${reason.seats} seats are taken.`
    case 'NO_HOST_IN_GROUP':
      return reason.group ? `Nobody of the group ${reason.group} is free.` : 'Nobody of the hosts is free.'
    case 'TIME_OFF':
      return reason.timeOff.reason ? `Time off: ${reason.timeOff.reason}.` : 'Time off.'
    case 'HOLIDAY':
      return `Public holiday: ${reason.holiday.name}.`
    case 'OUTSIDE_HOURS':
      return 'It is outside the open hours.'
    case 'BUSY':
      return 'Something else is booked then.'
    case 'BUFFER':
      return 'Something else is booked so near that the breaks around it do not fit.'
    case 'RESTRICTION':
      return 'It is outside the hours to which this session type is restricted.'
    case 'FIRST_SLOT_ONLY':
      return 'Only the first open time of each day is offered.'
    case 'OTHER_CALENDAR':
      return 'The calendar that the mentor keeps elsewhere offers no session then.'
    case 'OFF_GRID':
      return 'All is free then, but sessions start at other times.'
  }
}
