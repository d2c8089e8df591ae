import type { Stage } from '../real/stage.ts'
import type { Offers } from './offers-for-real.ts'
import type { Script } from './script.ts'

export type Player = {
  stage: Stage
  script: Script
  offers: Offers
  begin: Date
  nth: number
  /** What was booked with its package, by which deed. */
  paidAhead: Map<number, string>
}
