import type { LedgerFact as Fact } from '#graphql/domain/ledger/entry.ts'
import { factWords, isLedgerFact } from '#graphql/domain/ledger/facts.ts'
import { builder } from '../builder.ts'

const screaming = (word: string) => word.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()

const facts = Object.entries(factWords) as [Fact, string][]

export const LedgerFact = builder.enumType('LedgerFact', {
  description: 'What happened, that an entry books. Values may be added.',
  values: Object.fromEntries(
    facts.map(([value, description]) => [screaming(value), { value, description }]),
  ) as Record<string, { value: Fact; description: string }>,
})

/** A stored fact; only the posting table writes them. */
export function readFact({ fact }: { fact: string }): Fact {
  if (!isLedgerFact(fact)) throw new RangeError(`an unknown fact: ${fact}`)
  return fact
}
