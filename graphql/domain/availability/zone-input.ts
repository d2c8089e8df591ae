import type { Checked } from '../account/person.ts'
import { zoneName } from './zone.ts'

/** A time zone as somebody gave it, by the name that the tz database spells. */
export function checkZone(given: string): Checked<string> {
  const value = zoneName(given)
  return value ? { value } : { message: 'This time zone is not known.' }
}
