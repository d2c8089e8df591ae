/** A defect that is built in on purpose: the invariants must notice each of them. */
export const plants = [
  ...(['dedupe', 'slot', 'lookup', 'early', 'complaint', 'release', 'authorised'] as const),
  ...(['dispute', 'claw', 'debt', 'goodwill', 'spared', 'card'] as const),
  ...(['credit', 'returned', 'ended', 'contested', 'fee', 'objected'] as const),
  ...(['twice', 'left', 'moved-money', 'blamed', 'uncovered'] as const),
] as const
export type Plant = (typeof plants)[number]
