import { buildTown } from '#graphql/testing/town/town.ts'
import type { Db } from '#graphql/usecases/deps.ts'
import { secretHash } from '#graphql/usecases/partner/key.ts'
import type { House } from '../house.ts'
import { advanceClock } from './clock.ts'
import { emptyDatabase } from './reset.ts'
import type { Sandboxes } from './sandboxes.ts'
import { handsOf } from './town-hands.ts'

const weeks = 6

/** Who anybody can be in the demo town. */
export const demo = {
  emails: ['mentee@sundial.test', 'mentor@sundial.test', 'admin@sundial.test'],
  password: 'sundial-demo',
  apiKey: 'sun_sandbox-demo-key-that-everybody-knows-00000',
}

/** The demo key is the last thing that is made: with it the town stands. */
export async function townStands(db: Db): Promise<boolean> {
  return (await db.apiKey.count({ where: { secretHash: secretHash(demo.apiKey) } })) > 0
}

/**
 * Builds the demo town where there is none; what was begun and not finished is begun anew. The clock is set back and
 * walks through six weeks, so that everything in the town happened when it says that it did.
 */
export async function settleTown(house: House, sandboxes: Sandboxes): Promise<void> {
  const { deps, foundation } = house
  if (foundation.env.skipDemoTown || (await townStands(deps.db))) return
  if ((await deps.db.person.count()) > 0) await emptyDatabase(house, sandboxes)
  const today = deps.now()
  const begun = deps.machineNow()
  await foundation.clock.beginAt(new Date(today.getTime() - weeks * 7 * 86_400_000))
  const advanceTo = (at: Date) => advanceClock(house, sandboxes, at)
  const restrict = async (accountId: string) => void (await sandboxes.stripe?.restrictAccount(accountId))
  const calendlyToken = async ({
    name,
    email,
    timeZone: timezone,
  }: Record<'name' | 'email' | 'timeZone', string>) =>
    (await sandboxes.calendly?.act({ do: 'token', name, email, timezone })) ?? null
  // Its people have no browser: they pay on the company's own pages.
  const hosted = { ...deps, settings: { ...deps.settings, embeddedCheckout: null } }
  await buildTown({ deps: hosted, demo, advanceTo, restrict, calendlyToken, ...handsOf(deps) }, today)
  const took = deps.machineNow().getTime() - begun.getTime()
  await foundation.clock.advanceTo(new Date(today.getTime() + took))
}
