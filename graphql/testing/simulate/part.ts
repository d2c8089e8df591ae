/** A process of its own that plays a part of the schedules. */

import type { Plant } from './plants.ts'
import { runSchedule } from './schedule.ts'

/** Every `step`th seed from the first to before `end`. */
export type Part = { readonly from: number; readonly end: number; readonly step: number; plant: Plant | null }

/** How far it has come since it said so last; `broken` is the seed of a schedule in which something did not hold. */
export type Progress = { readonly schedules: number; readonly steps: number; readonly broken: number | null }

const toldEvery = 250

process.once('message', ({ from, end, step, plant }: Part) => {
  let [schedules, steps] = [0, 0]
  const say = (broken: number | null, then = () => {}) => {
    process.send?.({ schedules, steps, broken } satisfies Progress, then)
    schedules = steps = 0
  }
  let broken: number | null = null
  for (let seed = from; seed < end && broken === null; seed += step) {
    const outcome = runSchedule(seed, plant)
    schedules++
    steps += outcome.steps
    if (outcome.broken.length > 0) broken = seed
    else if (schedules === toldEvery) say(null)
  }
  say(broken, () => process.exit(0))
})
