/**
 * `npm run simulate -- --schedules 2000 [--seed 1] [--plant dedupe]` plays seeded fault schedules in memory;
 * `--real 50` plays them with the use cases and jobs themselves, in processes that are killed; `--alike 200` plays the same
 * seeds in both and compares how they end.
 */
import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { ownDatabase } from '#graphql/testing/own-database.ts'
import { type AlikeOutcome, runAlike } from '#graphql/testing/simulate/alike/alike.ts'
import { playInParts } from '#graphql/testing/simulate/in-parts.ts'
import { type Plant, plants } from '#graphql/testing/simulate/plants.ts'
import { runReal } from '#graphql/testing/simulate/real/run.ts'
import { type Outcome, runSchedule } from '#graphql/testing/simulate/schedule.ts'
import type { Told } from '#graphql/testing/simulate/world.ts'

const toldAtMost = 25
const tellEveryMs = 5_000
/** So many scripts share a house, and its clock. */
const sharing = 25

const { values } = parseArgs({
  options: {
    schedules: { type: 'string' },
    seed: { type: 'string' },
    plant: { type: 'string' },
    real: { type: 'string' },
    alike: { type: 'string' },
  },
})
const seed = number('seed', values.seed ?? `${randomInt(1_000_000)}`)
const plant = plantOf(values.plant)
const real = number('real', values.real ?? '0')
const alike = number('alike', values.alike ?? '0')
const schedules = number('schedules', values.schedules ?? (real + alike > 0 ? '0' : '2000'))

if (schedules > 0) await playInMemory()
if (real > 0 && !process.exitCode) await playForReal()
if (alike > 0 && !process.exitCode) await playInBoth()

async function playInMemory(): Promise<void> {
  const began = performance.now()
  let toldAt = began
  const told = (played: { schedules: number }) => {
    if (performance.now() - toldAt < tellEveryMs) return
    toldAt = performance.now()
    console.log(`${played.schedules} of ${schedules} schedules`)
  }
  const { steps, broken } = await playInParts({ schedules, seed, plant, told })
  if (broken !== null) return fail(runSchedule(broken, plant))
  const took = ((performance.now() - began) / 1_000).toFixed(1)
  console.log(`${schedules} schedules from seed ${seed}, ${steps} steps in ${took} s: every invariant held.`)
}

async function playForReal(): Promise<void> {
  const { url, drop } = await ownDatabase()
  const played = runReal({ url, rounds: real, seed, say: console.log }).finally(drop)
  const { kills, bookings, together, seated, disputes, credits, fees, elsewhere, broken } = await played
  if (broken.length > 0) {
    console.log(`Broken:\n  ${broken.join('\n  ')}\nAgain: npm run simulate -- --real ${real} --seed ${seed}`)
    process.exitCode = 1
    return
  }
  console.log(
    `${bookings} bookings, ${together} given by two and ${seated} of seats, ${credits} paid with packages, ${fees} fees for not coming, ${disputes} contested, ${elsewhere} in other calendars, ${kills} processes killed: every invariant held.`,
  )
}

async function playInBoth(): Promise<void> {
  let [bookings, kills] = [0, 0]
  for (let from = seed; from < seed + alike && !process.exitCode; from += sharing) {
    const seeds = Array.from({ length: Math.min(sharing, seed + alike - from) }, (_, nth) => from + nth)
    const { url, drop } = await ownDatabase()
    const played = await runAlike({ url, seeds, plant }).finally(drop)
    bookings += played.bookings
    kills += played.kills
    if (played.broken.length + played.different.length > 0) tellDifferences(played)
    else console.log(`${from + seeds.length - seed} of ${alike}`)
  }
  if (process.exitCode) return
  console.log(
    `${alike} seeds from ${seed}, ${bookings} bookings, ${kills} processes killed: both gears end alike.`,
  )
}

function tellDifferences({ different, broken }: AlikeOutcome): void {
  if (broken.length > 0) console.log(`Broken:\n  ${broken.join('\n  ')}`)
  for (const { seed: of, what } of different) {
    console.log(`Seed ${of} ends differently:\n  ${what.join('\n  ')}`)
    console.log(`Again: npm run simulate -- --alike 1 --seed ${of}`)
  }
  process.exitCode = 1
}

function fail({ seed: of, steps, broken, story }: Outcome): void {
  const again = `npm run simulate -- --schedules 1 --seed ${of}${plant ? ` --plant ${plant}` : ''}`
  console.log(`Seed ${of} broke after ${steps} steps:\n  ${broken.join('\n  ')}`)
  console.log(`What happened last:\n  ${story.slice(-toldAtMost).map(lineOf).join('\n  ')}`)
  console.log(`Again: ${again}`)
  process.exitCode = 1
}

function lineOf({ at, what }: Told): string {
  return `${new Date(at).toISOString().slice(5, 19)} ${what}`
}

function number(name: string, text: string): number {
  const value = Number(text)
  if (Number.isSafeInteger(value) && value >= 0) return value
  throw new Error(`--${name}: a whole number, not "${text}".`)
}

function plantOf(text: string | undefined): Plant | null {
  const known = plants.find((each) => each === text)
  if (text === undefined || known) return known ?? null
  throw new Error(`--plant: one of ${plants.join(', ')}.`)
}
