import type { Holiday } from '#graphql/domain/availability/closures.ts'
import type { Mentor } from '#prisma/generated/client/client.ts'
import type { Deps } from '../deps.ts'

export type { Place } from '#graphql/providers/holidays/port.ts'

/** The public holidays that a mentor keeps on these dates, both included ("2026-12-25"); none while no country is chosen. */
export function holidaysOf(
  { holidays }: Pick<Deps, 'holidays'>,
  { holidayCountry, holidayRegion }: Pick<Mentor, 'holidayCountry' | 'holidayRegion'>,
  firstDate: string,
  lastDate: string,
): Holiday[] {
  return holidayCountry ? holidays.between(holidayCountry, holidayRegion, firstDate, lastDate) : []
}
