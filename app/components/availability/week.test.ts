import { expect, test } from 'vitest'
import { copyDay, readWeek, refusedWeek, typedWeek } from './week.ts'

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  return form
}

test('rows without both ends are left out', () => {
  const form = formOf({
    'MONDAY.0.start': '09:00',
    'MONDAY.0.end': '12:00',
    'MONDAY.1.start': '13:00',
    'MONDAY.1.end': '',
  })
  expect(readWeek(form)).toMatchObject({ MONDAY: [{ start: '09:00', end: '12:00' }], TUESDAY: [] })
})

test('a day is copied to the days that were ticked, and to no other', () => {
  const week = readWeek(formOf({ 'MONDAY.0.start': '09:00', 'MONDAY.0.end': '12:00' }))
  const copied = copyDay(week, 'MONDAY', ['TUESDAY', 'FRIDAY'])
  expect(copied.TUESDAY).toEqual([{ start: '09:00', end: '12:00' }])
  expect(copied.WEDNESDAY).toEqual([])
})

test('what is wrong with a day is said at that day, and all of it above', () => {
  const form = formOf({
    'MONDAY.0.start': '09:00',
    'MONDAY.0.end': '12:00',
    'MONDAY.1.start': '11:00',
    'MONDAY.1.end': '13:00',
    timeZone: 'UTC',
  })
  const issues = [
    { path: 'schedule.weekly[1]', message: 'These hours overlap.' },
    { path: 'schedule.timeZone', message: 'No such zone.' },
  ]
  const { week, wrong, problems } = refusedWeek({ message: 'Not saved.', issues }, typedWeek(form))
  expect(wrong).toEqual({ MONDAY: ['These hours overlap.'] })
  expect(problems).toEqual(['Not saved.', 'Monday: These hours overlap.', 'No such zone.'])
  expect(week.MONDAY).toHaveLength(2)
})
