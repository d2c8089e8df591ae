import { createHmac, timingSafeEqual } from 'node:crypto'

const daysAfterEnd = 90
const macBytes = 32
const bodyBytes = 16 + 4 + 6

type Link = { bookingId: string; linkVersion: number; expiresAt: Date }

/**
 * The signed link to one booking in the mentee's role. Made from the booking alone, so that a replay can give it again
 * and nothing secret is stored. Valid until 90 days after the session's end, or until the version is raised.
 */
export function linkToken(key: Buffer, booking: { id: string; linkVersion: number; endsAt: Date }): string {
  const body = Buffer.alloc(bodyBytes)
  Buffer.from(booking.id.replaceAll('-', ''), 'hex').copy(body)
  body.writeUInt32BE(booking.linkVersion, 16)
  body.writeUIntBE(booking.endsAt.getTime() + daysAfterEnd * 86_400_000, 20, 6)
  return Buffer.concat([body, mac(key, body)]).toString('base64url')
}

/** Reads a link; null when it is malformed, forged or expired. Whether its version still counts is the booking's to say. */
export function readLink(key: Buffer, token: string, machineNow: Date): Link | null {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== bodyBytes + macBytes) return null
  const body = bytes.subarray(0, bodyBytes)
  if (!timingSafeEqual(mac(key, body), bytes.subarray(bodyBytes))) return null
  const expiresAt = new Date(body.readUIntBE(20, 6))
  if (expiresAt <= machineNow) return null
  const hex = body.toString('hex', 0, 16)
  const bookingId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return { bookingId, linkVersion: body.readUInt32BE(16), expiresAt }
}

const mac = (key: Buffer, body: Buffer) =>
  createHmac('sha256', key).update('booking-link\0').update(body).digest()
