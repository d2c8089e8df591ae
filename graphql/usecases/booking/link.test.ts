import { expect, test } from 'vitest'
import { linkToken, readLink } from './link.ts'

const key = Buffer.alloc(32, 1)
const endsAt = new Date('2026-03-10T16:00:00Z')
const booking = { id: '0193a0e2-7c3b-7e4b-9a51-3f2b8c6d1e0f', linkVersion: 3, endsAt }
const expiresAt = new Date('2026-06-08T16:00:00Z')
const justBefore = new Date(expiresAt.getTime() - 1)

test('case 27: a link leads to its booking in its version, until 90 days after the end, and not a moment longer', () => {
  const token = linkToken(key, booking)
  expect(readLink(key, token, justBefore)).toEqual({ bookingId: booking.id, linkVersion: 3, expiresAt })
  expect(readLink(key, token, expiresAt)).toBeNull()
})

test('case 27: of a link nothing can be changed, whichever byte, and none is made with another key', () => {
  const token = linkToken(key, booking)
  const bytes = Buffer.from(token, 'base64url')
  for (let place = 0; place < bytes.length; place++) {
    const forged = Buffer.from(bytes)
    forged[place]! ^= 1
    expect(readLink(key, forged.toString('base64url'), justBefore)).toBeNull()
  }
  expect(readLink(key, linkToken(Buffer.alloc(32, 2), booking), justBefore)).toBeNull()
  for (const odd of ['', 'x', `${token}AA`, token.slice(0, -4)])
    expect(readLink(key, odd, justBefore)).toBeNull()
})
