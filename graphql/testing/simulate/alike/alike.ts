import type { Plant } from '../plants.ts'
import { differences } from './ending.ts'
import { playForReal } from './for-real.ts'
import { playInMemory } from './in-memory.ts'
import { scriptOf } from './script.ts'

export type AlikeOptions = {
  /** A migrated database of its own. */
  readonly url: string
  readonly seeds: readonly number[]
  /** A defect of the gear in memory. */
  readonly plant?: Plant | null
  /** Seeds whose real mentors give back more than the house's policy says: a defect of the other gear. */
  readonly generous?: readonly number[]
}
type Different = { readonly seed: number; readonly what: readonly string[] }
export type AlikeOutcome = {
  readonly kills: number
  readonly bookings: number
  /** What ends differently. */
  readonly different: readonly Different[]
  /** What does not hold of the whole real house. */
  readonly broken: readonly string[]
  /** What would have ended differently with this defect in memory. */
  readonly differentWith: (plant: Plant | null) => Different[]
}

/** Plays the same scripts in both gears and holds their ends against each other. */
export async function runAlike(options: AlikeOptions): Promise<AlikeOutcome> {
  const { url, seeds, plant = null, generous = [] } = options
  const scripts = seeds.map(scriptOf)
  const { begin, endings, broken, kills } = await playForReal({ url, scripts, generous })
  const differentWith = (defect: Plant | null) =>
    scripts.flatMap((script, nth) => {
      const what = differences(playInMemory(script, begin, defect), endings[nth] ?? new Map())
      return what.length > 0 ? [{ seed: script.seed, what }] : []
    })
  const made = endings.flatMap((lines) => [...lines.keys()].filter((what) => what.endsWith(' price')))
  return { kills, bookings: made.length, different: differentWith(plant), broken, differentWith }
}
