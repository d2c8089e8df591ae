import { setTimeout as pause } from 'node:timers/promises'
import { mentorIn, typeIn } from './people.ts'
import type { Keeper } from './rigs.ts'
import type { Stage } from './stage.ts'

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
async function connect({ lives }: Stage, { rig, mentorId, known }: Keeper): Promise<void> {
  await lives.insist('/connect', { mentorId, provider: rig.scheduling.name, known })
}

export async function reconnect(stage: Stage, keeper: Keeper): Promise<void> {
  Object.assign(keeper.known, await keeper.rig.there.connect(keeper.known))
  await connect(stage, keeper)
}
