import { buildTown } from '#graphql/testing/town/town.ts'
import type { Db } from '#graphql/usecases/deps.ts'
import { keyHash } from '#graphql/usecases/partner/key.ts'
import type { House } from '../house.ts'
import { emptyDatabase } from './reset.ts'
import type { Sandboxes } from './sandboxes.ts'

/** Who anybody can be in the demo town. */
export const demo = {
  emails: ['mentee@sundial.test', 'mentor@sundial.test', 'admin@sundial.test'],
  password: 'sundial-demo',
  apiKey: 'sun_demo_key_for_the_sandbox_only_0123456789abcdef',
}

/** The demo key is the last thing that is made: with it the town stands. */
export async function townStands(db: Db): Promise<boolean> {
  return (await db.apiKey.count({ where: { secretHash: keyHash(demo.apiKey) } })) > 0
}

/** Builds the demo town where there is none; what was begun and not finished is begun anew. */
export async function settleTown(house: House, sandboxes: Sandboxes): Promise<void> {
  const { db } = house.deps
  if (await townStands(db)) return
  if ((await db.person.count()) > 0) await emptyDatabase(house, sandboxes)
  await buildTown(house.deps, demo)
}
