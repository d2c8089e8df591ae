import { setTimeout as pause } from 'node:timers/promises'
import type { House } from '../../../server/house.ts'
import { calendarWishes } from './calendar-wishes.ts'
import { packageWishes } from './package-wishes.ts'
import { quarrels } from './quarrels.ts'
import { upkeep } from './upkeep.ts'
import type { Wish } from './wish.ts'
import { wishes } from './wishes.ts'

/** By the path under which it is asked for. */
export const everyWish: typeof wishes = {
  ...{ ...wishes, ...quarrels, ...packageWishes, ...calendarWishes },
  ...{ ...upkeep, '/clock': untilItIs },
}

/** Answers as soon as this process goes by a clock that shows the time in question. */
async function untilItIs({ deps }: House, { startsAt }: Wish): Promise<void> {
  const at = new Date(startsAt)
  while (deps.now() < at) await pause(2)
}
