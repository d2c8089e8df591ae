import type { Checked } from '../account/person.ts'

/** Words that a public address must not look like. */
const reserved = new Set(
  (
    'about account admin api app assets auth b book booking bookings contact cron dashboard dev graphql healthz help ' +
    'imprint join legal login logout mentor mentors metrics new node privacy profile public readyz refunds reset ' +
    'robots sandbox search session-types settings sign-in sign-out sign-up signin signup sitemap static status sundial ' +
    'support system terms user webhooks www'
  ).split(' '),
)

const words = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

/** The mentor's public name in addresses: 3 to 30 small letters, digits and single hyphens, not a reserved word. */
export function checkHandle(given: string): Checked<string> {
  const value = given.trim().toLowerCase()
  if (value.length < 3 || value.length > 30) return { message: 'A handle has 3 to 30 characters.' }
  if (!words.test(value)) return { message: 'Use small letters, digits and single hyphens between them.' }
  return reserved.has(value) ? { message: 'This handle is reserved.' } : { value }
}

/** A session type's part of its address: 1 to 60 small letters, digits and single hyphens. */
export function checkSlug(given: string): Checked<string> {
  const value = given.trim().toLowerCase()
  if (value.length < 1 || value.length > 60) return { message: 'An address has 1 to 60 characters.' }
  return words.test(value)
    ? { value }
    : { message: 'Use small letters, digits and single hyphens between them.' }
}

/** A slug proposed for a title: "Code & career: Q&A" is "code-career-q-a"; "session" when no letter is left. */
export function slugFor(title: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
  return plain.replace(/^-+|-+$/g, '') || 'session'
}
