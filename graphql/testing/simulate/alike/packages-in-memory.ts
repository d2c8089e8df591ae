import { contest, decideAtBank, openDisputeOf } from '../dispute.ts'
import { giveBackPackage } from '../package/acts.ts'
import { buy } from '../package/buy.ts'
import { payPage } from '../provider.ts'
import type { Purchase } from '../rows.ts'
import { hosts, type World } from '../world.ts'
import { validMonths } from './packs.ts'
import type { Deed, Script } from './script.ts'

const host = hosts[0] ?? 0

export type Played = {
  world: World
  script: Script
  begin: number
  made: Map<number, string>
  bought: Purchase | null
}

/** Whether it was about the script's package. */
export function aboutPackage(played: Played, deed: Deed): boolean {
  const { world, script, bought } = played
  const { pack, feeBps, asked } = script
  if (deed.do === 'buy' && pack) {
    const terms = { currency: asked[0]?.currency ?? 'USD', feeBps }
    played.bought = buy(world, { host, terms, ...pack, validMonths })
    return true
  }
  if (!bought) return false
  if (deed.do === 'payPackage') pay(world, bought)
  else if (deed.do === 'endPackage') giveBackPackage(world, bought, deed.byOwner)
  else if (deed.do === 'contestPackage') contest(world, bought, deed)
  else if (deed.do === 'bankSaysOfPackage') {
    const open = openDisputeOf(world, bought)
    if (open) decideAtBank(world, open, deed.won)
  } else return false
  return true
}

function pay(world: World, { payment }: Purchase): void {
  const session = world.provider.sessions.get(payment.session ?? '')
  if (session) payPage(world.provider, session, world.now, { delayed: false, declines: false })
}
