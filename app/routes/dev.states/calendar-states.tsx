import type { ReactNode } from 'react'
import { DayState } from '#app/components/availability/day-state.tsx'
import { Effect, effectText } from '#app/components/availability/effect.tsx'
import { Ranges } from '#app/components/availability/ranges.tsx'
import type { Calendar } from '#app/components/booking/calendar.ts'
import { Days } from '#app/components/booking/days.tsx'
import { Times } from '#app/components/booking/times.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { Problems } from '#app/components/ui/problem.tsx'
import { ClosedDates } from '#app/routes/admin.policy/closed-dates.tsx'
import { PendingMove } from '#app/routes/bookings_.$bookingId/pending-move.tsx'
import { controlOf, Entries, RefusedNotice } from '#app/routes/mentor.hours_.away/form-parts.tsx'
import { ComingHolidays } from '#app/routes/mentor.hours_.away/home-form.tsx'
import { away, hostHours, oneDate, ownHours, restriction } from '#app/words/availability.ts'
import { moving } from '#app/words/booking.ts'

const day = {
  date: '2026-03-12',
  timeZone: 'Europe/Lisbon',
  overridden: false,
  sessions: 0,
  hours: [{ start: '09:00', end: '17:00' }],
  closure: null,
  unclear: [],
}

const calendar: Calendar = {
  first: '2026-03-12',
  days: [],
  chosen: null,
  earlier: null,
  later: null,
  next: null,
  months: [],
  time: null,
  seatsLeft: {},
  kept: {},
}

const onDay = (date: string, times: string[]): Calendar => ({ ...calendar, chosen: { day: date, times } })
const form = { method: 'post', action: '/bookings/1/move', go: moving.move } as const

const free = (date: string, times: string[]) => (
  <Times calendar={onDay(date, times)} zone="America/New_York" mentorZone="Europe/Lisbon" form={form} />
)

const pendingMove = {
  startsAt: '2026-03-12T15:00:00.000Z',
  endsAt: '2026-03-12T16:00:00.000Z',
  waitsUntil: '2026-03-10T09:10:00.000Z',
}

const uncounted = {
  types: [{ id: '1', title: 'Intro', openTimes: null }],
  problems: [away.refused, 'Monday: These hours overlap others of the same day.'],
  typed: true,
}

const refusedLimit = {
  intent: 'teamLimits',
  values: { 'BOOKINGS.DAY': 'many' },
  problem: away.refused,
  errors: { 'BOOKINGS.DAY': ['A limit is a whole number from 1 on.'] },
}

const refusedDates = { intent: 'timeOff', values: {}, problem: away.refused, errors: {} }

/** Of the calendars: a mentor's own, what an admin closes, and times to move to. */
export const calendarStates: Record<string, () => ReactNode> = {
  'hours: nothing is offered': () => (
    <Effect preview={{ types: [], problems: [], typed: false }} published={false} />
  ),
  'hours: as they are typed': () => (
    <Effect
      preview={{ types: [{ id: '1', title: 'Intro', openTimes: 14 }], problems: [], typed: true }}
      published
    />
  ),
  'hours: what is typed cannot be': () => <p>{effectText(uncounted)}</p>,
  'hours: a session that follows its mentor’s': () => <p>{ownHours.off}</p>,
  'hours: a session that stays within none': () => <p>{restriction.off}</p>,
  'hours: a host whose usual ones count': () => <p>{hostHours.off}</p>,
  'hours: ranges that overlap': () => (
    <Ranges
      name="MONDAY"
      day="Monday"
      ranges={[
        { start: '09:00', end: '12:00' },
        { start: '11:00', end: '13:00' },
      ]}
      errors={['These hours overlap others of the same day.']}
    />
  ),
  'limits: one that cannot be': () => (
    <Field
      field={controlOf('teamLimits', 'BOOKINGS.DAY', '', refusedLimit)}
      label={away.limit('BOOKINGS', 'DAY')}
    />
  ),
  'date: nothing chosen': () => <Problems said={[oneDate.none]} />,
  'date: closed, and none to begin with': () => (
    <>
      <DayState day={{ ...day, hours: [], overridden: true }} zone="Europe/Lisbon" />
      <Ranges name="date" day={oneDate.day} ranges={[]} />
    </>
  ),
  'a day in the month': () => <DayState day={{ ...day, sessions: 2 }} zone="Europe/Lisbon" />,
  'a holiday in the month': () => (
    <DayState day={{ ...day, closure: { reason: 'HOLIDAY', name: 'Liberty Day' } }} zone="Europe/Lisbon" />
  ),
  'a day of a trip': () => <DayState day={{ ...day, timeZone: 'Asia/Tokyo' }} zone="Europe/Lisbon" />,
  'a day of 23 hours': () => (
    <DayState
      day={{
        ...day,
        hours: [{ start: '22:00', end: '04:00' }],
        unclear: [{ clock: 'SKIPPED', start: '01:00', end: '02:00' }],
      }}
      zone="Europe/Lisbon"
    />
  ),
  'a day of 25 hours': () => (
    <DayState
      day={{ ...day, unclear: [{ clock: 'REPEATED', start: '01:00', end: '02:00' }] }}
      zone="Europe/Lisbon"
    />
  ),
  'away: nothing is planned': () => <Entries entries={[]} intent="removeTimeOff" none={away.noTimeOff} />,
  'away: days that cannot be': () => <RefusedNotice intent="timeOff" refused={refusedDates} />,
  'away: no holidays': () => <ComingHolidays holidays={[]} />,
  'policy: nothing is closed': () => <ClosedDates dates={[]} />,
  'move: no time is free': () => <Days calendar={calendar} page="/bookings/1/move" keep={{ zone: 'UTC' }} />,
  'move: no time on that day': () => free('2026-03-12', []),
  'move: the mentor’s calendar has not answered': () => (
    <PendingMove booking={{ id: '1', viewerRole: 'MENTEE', pendingMove }} />
  ),
  'times on a day of 25 hours': () =>
    free('2026-11-01', ['2026-11-01T05:30:00.000Z', '2026-11-01T06:30:00.000Z']),
  'times on a day of 23 hours': () =>
    free('2026-03-08', ['2026-03-08T06:30:00.000Z', '2026-03-08T07:30:00.000Z']),
}
