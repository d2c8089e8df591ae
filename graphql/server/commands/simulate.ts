/**
 * `npm run simulate -- --schedules 2000 [--seed 1] [--plant dedupe]` plays seeded fault schedules in memory;
 * `--real 50` plays them with the use cases and jobs themselves, in processes that are killed.
 */
import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { ownDatabase } from '#graphql/testing/own-database.ts'
import { runReal } from '#graphql/testing/simulate/real/run.ts'
import { type Outcome, runSchedule } from '#graphql/testing/simulate/schedule.ts'
import { type Plant, plants } from '#graphql/testing/simulate/world.ts'

const toldAtMost = 25

const { values } = parseArgs({
  options: {
    schedules: { type: 'string' },
    seed: { type: 'string' },
    plant: { type: 'string' },
    real: { type: 'string' },
  },
})
const seed = number('seed', values.seed ?? `${randomInt(1_000_000)}`)
const plant = plantOf(values.plant)
const real = number('real', values.real ?? '0')
const schedules = number('schedules', values.schedules ?? (real > 0 ? '0' : '2000'))

if (schedules > 0) playInMemory()
if (real > 0 && !process.exitCode) await playForReal()

function playInMemory(): void {
  let steps = 0
  for (let each = seed; each < seed + schedules; each++) {
    const outcome = runSchedule(each, plant)
    steps += outcome.steps
    if (outcome.broken.length === 0) continue
    fail(outcome)
    return
  }
  console.log(`${schedules} schedules from seed ${seed}, ${steps} steps: every invariant held.`)
}

async function playForReal(): Promise<void> {
  const { url, drop } = await ownDatabase()
  const played = runReal({ url, rounds: real, seed, say: console.log }).finally(drop)
  const { kills, bookings, together, seated, broken } = await played
  if (broken.length > 0) {
    console.log(`Broken:\n  ${broken.join('\n  ')}\nAgain: npm run simulate -- --real ${real} --seed ${seed}`)
    process.exitCode = 1
    return
  }
  console.log(
    `${bookings} bookings, ${together} given by two and ${seated} of seats, ${kills} processes killed: every invariant held.`,
  )
}

function fail({ seed: of, steps, broken, story }: Outcome): void {
  const again = `npm run simulate -- --schedules 1 --seed ${of}${plant ? ` --plant ${plant}` : ''}`
  console.log(`Seed ${of} broke after ${steps} steps:\n  ${broken.join('\n  ')}`)
  console.log(`What happened last:\n  ${story.slice(-toldAtMost).join('\n  ')}`)
  console.log(`Again: ${again}`)
  process.exitCode = 1
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
