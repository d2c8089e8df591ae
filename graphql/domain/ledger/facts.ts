import type { LedgerFact } from './entry.ts'

/** What each fact of the posting table says, in one line. */
export const factWords: Record<LedgerFact, string> = {
  captured: 'A mentee’s payment came in.',
  providerFee: 'The payment provider kept its fee of a payment.',
  providerCharge: 'The payment provider billed something else.',
  refundDecided: 'A refund was decided.',
  goodwillShared: 'Goodwill became a part of a refund in full: nothing of it stays the mentor’s.',
  refundEffected: 'A refund left.',
  refundFailed: 'A refund came back.',
  refundSettled: 'A refund was paid another way.',
  payoutReleased: 'What was held was shared out: the mentor’s share is due.',
  transferCreated: 'A mentor’s share was sent.',
  debtNetted: 'A mentor’s debt was taken from a later share.',
  clawedBack: 'A share that was sent is to come back.',
  transferReversed: 'A share that was sent came back.',
  debtPaid: 'A mentor paid a debt.',
  debtWrittenOff: 'A mentor’s debt was written off.',
  disputeWithdrawn: 'A mentee’s bank took money back.',
  disputeReinstated: 'A dispute was won, and the money came back.',
  disputeLost: 'A dispute was lost.',
  packageBought: 'A package was paid in advance.',
  creditSpent: 'A session of a package was booked.',
  creditGivenBack: 'A session of a package was given back.',
  bankPayout: 'The platform’s own money went to its bank, or came back.',
}

export const isLedgerFact = (word: string): word is LedgerFact => Object.hasOwn(factWords, word)
