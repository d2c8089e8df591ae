import { disputeOpen, moneyContested } from '#graphql/domain/dispute/state.ts'
import { type UnusableBecause, unusableBecause } from '#graphql/domain/package/package.ts'
import type { Booking, Dispute, Purchase } from '../rows.ts'
import { at, type Owner, type World } from '../world.ts'

export const unspentOf = ({ credits }: Pick<Purchase, 'credits'>) =>
  credits.filter(({ state }) => state === 'UNSPENT')

export const sumOf = (some: readonly { amount: bigint }[]): bigint =>
  some.reduce((sum, { amount }) => sum + amount, 0n)

/** The bought package that pays a booking. */
export const behind = (
  { purchases }: World,
  { purchase }: Pick<Booking, 'purchase'>,
): Purchase | undefined => (purchase === null ? undefined : purchases.get(purchase))

/** The banks' questions about the money of a booking or a package, those about the package behind it included. */
export function disputesAbout(world: World, owner: Owner): readonly Dispute[] {
  const behindIt = 'purchase' in owner ? behind(world, owner as Booking)?.disputes : undefined
  return behindIt ?? owner.disputes
}

export const isDisputed = (world: World, owner: Owner): boolean =>
  disputesAbout(world, owner).some(({ state, settled }) => disputeOpen(state) || !settled)

export const isHeldByBank = (world: World, owner: Owner, of: string): boolean =>
  disputesAbout(world, owner).some(({ charge, state }) => charge === of && moneyContested(state))

export const isLost = (world: World, owner: Owner, of: string): boolean =>
  disputesAbout(world, owner).some(({ charge, state }) => charge === of && state === 'LOST')

/** Why none of its credits can be spent now. */
export function whyUnusable(world: World, purchase: Purchase): UnusableBecause | null {
  const { state, expiresAt } = purchase
  const contested = isDisputed(world, purchase) && world.plant !== 'contested'
  const unspent = unspentOf(purchase).length
  return unusableBecause(
    { state, contested, unspent, expiresAt: expiresAt === null ? null : at(expiresAt) },
    at(world.now),
  )
}
