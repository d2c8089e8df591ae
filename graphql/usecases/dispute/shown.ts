import { displayMoney } from '#graphql/domain/money/format.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'

/** "2026-12-10 10:00 UTC": for a bank anywhere. */
export const shown = (at: Date) => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`

export const amount = (minor: bigint, currency: string) => displayMoney(storedMoney(minor, currency))
