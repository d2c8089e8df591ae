import type { Holiday } from '#graphql/domain/availability/closures.ts'

/** A country by its ISO 3166 code, or a part of one by a code of that country. */
export type Place = { readonly code: string; readonly name: string }

/** What the house needs from whoever keeps the world's public holidays. Everything by name in English where it has one. */
export type Holidays = {
  /** By name. */
  countries(): readonly Place[]
  /** The parts of a country that have holidays of their own, by name; none for a country that is not known. */
  regions(country: string): readonly Place[]
  /**
   * The public holidays on these dates, both included ("2026-12-25"), in order; of one that lasts several days each.
   * A half holiday is none. Nothing for a country that is not known, or before 1970 and after 2200.
   */
  between(country: string, region: string | null, firstDate: string, lastDate: string): Holiday[]
}
