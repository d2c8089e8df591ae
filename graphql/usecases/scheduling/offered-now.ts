import { refuseUnlessOffered } from '../availability/slots.ts'
import type { Wanted } from '../availability/wanted.ts'
import type { Deps } from '../deps.ts'
import { withTimesThere } from './times.ts'

const halfDayMs = 12 * 3_600_000

/**
 * What is wanted, at a start that is offered now, also by the calendar that is kept elsewhere, which is asked anew. Throws
 * SlotTaken and SlotNotOffered with the nearest times that are, and CalendarUnavailable.
 */
export async function offeredNow<W extends Wanted>(deps: Deps, wanted: W, startsAt: Date): Promise<W> {
  const at = startsAt.getTime()
  const window = { from: new Date(at - halfDayMs), to: new Date(at + halfDayMs) }
  const asked = await withTimesThere(deps, wanted, window, 0)
  await refuseUnlessOffered(deps, asked, startsAt)
  return asked
}
