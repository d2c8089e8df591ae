import { buildTown } from '#graphql/testing/town/town.ts'
import type { Db } from '#graphql/usecases/deps.ts'
import type { House } from '../house.ts'
import type { Sandboxes } from './sandboxes.ts'

/** Who anybody can be in the demo town. */
export const demo = {
  emails: ['mentee@sundial.test', 'mentor@sundial.test', 'admin@sundial.test'],
  password: 'sundial-demo',
  apiKey: 'sun_demo_key_for_the_sandbox_only_0123456789abcdef',
}

/** Whether the town stands: its admin is the first to move in. */
export async function townIsBuilt(db: Db): Promise<boolean> {
  return (await db.person.count({ where: { email: 'admin@sundial.test' } })) > 0
}

/** Builds the demo town, by the use cases themselves. */
export async function seedTown({ deps }: House, _sandboxes: Sandboxes): Promise<void> {
  await buildTown(deps, demo)
}
