import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { WebhookReading } from '#graphql/domain/reaction.ts'
import type { SchedulingEvent } from './port.ts'

export type Reading = WebhookReading<SchedulingEvent>

/** What a company may call a thing by: no blank and no control character, neither of which a database would keep. */
export const name = z.string().regex(/^[\x21-\x7e]{1,500}$/, 'is no name of anything')
export const instant = z.iso.datetime({ offset: true })

/**
 * Whether one of the secrets made this signature of the text, told in constant time. Both companies write lower-case
 * hexadecimal digits, and nothing else is taken.
 */
export function isSignedBy(
  secrets: readonly string[],
  text: readonly (string | Buffer)[],
  given: string,
): boolean {
  if (!/^[0-9a-f]{64}$/.test(given)) return false
  const signature = Buffer.from(given, 'hex')
  return secrets.filter(Boolean).some((secret) => {
    const hmac = createHmac('sha256', secret)
    for (const part of text) hmac.update(part)
    return timingSafeEqual(hmac.digest(), signature)
  })
}

export function refused(
  code: Extract<Reading, { status: 'refused' }>['code'],
  message: string,
): Extract<Reading, { status: 'refused' }> {
  return { status: 'refused', code, message }
}

/** The refusal names the path of everything that is wrong. */
export function wrongBody({ issues }: z.ZodError): Reading {
  const wrong = issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`)
  return refused('BODY_INVALID', `This is not an event. ${wrong.join('; ')}`)
}

/** Undefined for what is no JSON. */
export function json(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}

const longestId = 200

/** Neither company numbers its events: what is alike in all of this is the same event, sent again. */
export function eventId(...parts: string[]): string {
  const id = parts.join(' ')
  return id.length > longestId ? fingerprint(id) : id
}

export const fingerprint = (text: string | Buffer) => createHash('sha256').update(text).digest('hex')
