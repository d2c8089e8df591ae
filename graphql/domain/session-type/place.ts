import { type Checked, severalLines } from '../account/person.ts'
import { link, phone } from './questions.ts'

export const placeKinds = ['LINK', 'PHONE', 'ADDRESS'] as const
export type PlaceKind = (typeof placeKinds)[number]

const mostAddress = 500

const checks: Record<PlaceKind, (detail: string) => Checked<string>> = {
  LINK: link,
  PHONE: phone,
  ADDRESS: (detail) => severalLines(detail, mostAddress),
}

/** Where two people meet, in the form of its kind. A draft may leave it empty. */
export function checkPlace(kind: PlaceKind, detail: string): Checked<string> {
  return detail.trim() === '' ? { value: '' } : checks[kind](detail)
}
