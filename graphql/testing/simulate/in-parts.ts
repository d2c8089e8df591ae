import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import os from 'node:os'
import path from 'node:path'
import type { Part, Progress } from './part.ts'
import type { Plant } from './plants.ts'

type Played = { schedules: number; steps: number; broken: number | null }

type Request = { schedules: number; seed: number; plant: Plant | null; told: (played: Played) => void }

/** Plays schedules on all processors; the first in which something did not hold ends them all. */
export async function playInParts({ schedules, seed, plant, told }: Request): Promise<Played> {
  const played: Played = { schedules: 0, steps: 0, broken: null }
  const parts = Math.min(schedules, os.availableParallelism())
  const children = Array.from({ length: parts }, () =>
    fork(path.join(import.meta.dirname, 'part.ts'), { execArgv: ['--import', 'tsx'] }),
  )
  const hear = ({ schedules: more, steps, broken }: Progress) => {
    played.schedules += more
    played.steps += steps
    played.broken ??= broken
    told(played)
    if (broken !== null) for (const child of children) child.kill()
  }
  const over = children.map((child, nth) => {
    child.on('message', hear)
    child.send({ from: seed + nth, end: seed + schedules, step: parts, plant } satisfies Part)
    return ended(child, played)
  })
  await Promise.all(over)
  return played
}

async function ended(child: ChildProcess, played: Played): Promise<void> {
  const [code] = await once(child, 'exit')
  if (code !== 0 && played.broken === null) throw new Error(`A part of the schedules ended with ${code}.`)
}
