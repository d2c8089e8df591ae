import { setTimeout as pause } from 'node:timers/promises'
import { keepers } from '../../keepers/keepers.ts'
import type { OpenRig, Rig, RiggedMentor } from '../../keepers/rig.ts'
import { mentorIn, typeIn } from './people.ts'
import type { Stage } from './stage.ts'

export type Played = Rig & { there: NonNullable<Rig['there']> }

/** Another company, with one of our mentors whose calendar it keeps; it lives on while the house is killed. */
export type Keeper = { rig: Played; mentorId: string; known: RiggedMentor; typeId: string }

/** Opens the companies that keep calendars, by the clock of the stage. */
export async function openKeepers(pool: Stage['pool'], now: () => Date): Promise<Played[]> {
  const itself = () => {
    throw new Error('The stage moves its clock itself.')
  }
  const clock: Parameters<OpenRig>[1] = { now, set: itself, advance: itself }
  const opened: Played[] = []
  for (const open of Object.values(keepers)) {
    const rig = await open({ pool }, clock)
    if (rig.there) opened.push({ ...rig, there: rig.there })
  }
  return opened
}

const tries = 200

/** A mentor at each of the companies, connected, with a session type that is sold here and kept there. */
export async function keepElsewhere(stage: Stage): Promise<void> {
  const { db, stripe, now, rigs, keepers: kept, types } = stage
  for (const rig of rigs) {
    const { name: provider } = rig.scheduling
    const mentor = await mentorIn(db, stripe.url, { name: `Greta at ${provider}`, createdAt: now() })
    const known = await rig.mentor()
    const typeId = await typeIn(db, mentor.id, {
      slug: 'elsewhere',
      priceMinor: 8_250n,
      scheduling: provider,
    })
    const keeper = { rig, mentorId: mentor.id, known, typeId }
    await connect(stage, keeper)
    await soldThere(stage, keeper)
    kept.push(keeper)
    types.push(typeId, typeId)
  }
}

/** The types that the mentor has there are read by a job. */
async function soldThere({ db, lives }: Stage, { mentorId, known, typeId }: Keeper): Promise<void> {
  for (let tried = 0; tried < tries; tried++) {
    const { count } = await db.externalType.updateMany({
      where: { account: { mentorId }, externalId: known.typeId },
      data: { sessionTypeId: typeId },
    })
    if (count === 1) return void (await lives.insist('/sold-there', { mentorId, sessionTypeId: typeId }))
    await pause(50)
  }
  throw new Error('The types of a connected mentor are never read.')
}

/** The mentor says yes, or says it once more. */
export async function connect({ lives }: Stage, { rig, mentorId, known }: Keeper): Promise<void> {
  await lives.insist('/connect', { mentorId, provider: rig.scheduling.name, known })
}

export async function reconnect(stage: Stage, keeper: Keeper): Promise<void> {
  Object.assign(keeper.known, await keeper.rig.there.connect(keeper.known))
  await connect(stage, keeper)
}
