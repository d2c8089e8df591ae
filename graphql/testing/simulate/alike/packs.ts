import { currencyOf } from '#graphql/domain/money/currencies.ts'
import { chargeLimits } from '#graphql/domain/money/money.ts'
import type { Random } from '../random.ts'
import { type Asked, askedFor } from './asked.ts'

/** Several sessions that somebody buys at one price, which is crooked. */
export type Pack = { readonly sessions: number; readonly price: bigint }

export const validMonths = 1

export function packFor(random: Random, currency: Asked['currency']): Pack {
  const sessions = 2 + random.int(2)
  const least = chargeLimits(currency).minimum.minor * BigInt(sessions)
  return { sessions, price: least + BigInt(random.int(20_000)) * currencyOf(currency).step }
}

/** A session of it, which costs nothing beside. All of a package are of one kind. */
export function sessionOf({ sessions, price }: Pack, like: Asked, startsAt: number): Asked {
  const nothing = { unit: 0n, quantity: 0, code: null, saves: false, fee: null, credit: true }
  return { ...like, ...nothing, base: price / BigInt(sessions), startsAt }
}

export const likeOf = (random: Random, currency: Asked['currency']): Asked => askedFor(random, currency, 0)
