import { expect, test } from 'vitest'
import { localPath } from './local-path.ts'

test('a path of ours is kept, with its query', () => {
  expect(localPath('/bookings/Booking_1?show=past')).toBe('/bookings/Booking_1?show=past')
})

test('another site is never where a form leads', () => {
  for (const elsewhere of ['//evil.test', '/\\evil.test', 'https://evil.test', 'evil', '/a\nb', '', null])
    expect(localPath(elsewhere, '/bookings')).toBe('/bookings')
})
