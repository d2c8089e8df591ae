/** What of a session type both sides have: here, and where its calendar is kept. */
export type Offer = {
  readonly name: string
  readonly description: string
  readonly durationMinutes: number
  /** Other lengths that can be chosen instead. */
  readonly durationChoices: readonly number[]
  /** Whether it can be booked. */
  readonly active: boolean
}

type Part = readonly (keyof Offer)[]

/** What changes together: a length is one of those that can be chosen. */
const parts: readonly Part[] = [['name'], ['description'], ['durationMinutes', 'durationChoices'], ['active']]

const lengthsOf = ({ durationMinutes, durationChoices }: Offer) =>
  [...new Set(durationChoices)].filter((length) => length !== durationMinutes).sort((a, b) => a - b)

const written = (offer: Offer, field: keyof Offer): string =>
  JSON.stringify(field === 'durationChoices' ? lengthsOf(offer) : offer[field])

const differIn = (a: Offer, b: Offer, part: Part) =>
  part.some((field) => written(a, field) !== written(b, field))

const taken = (offer: Offer, part: Part): Partial<Offer> =>
  Object.fromEntries(part.map((field) => [field, offer[field]]))

/** Part by part one of two. */
const chosen = (first: Offer, second: Offer, takesFirst: (part: Part) => boolean): Offer =>
  Object.assign({ ...second }, ...parts.filter(takesFirst).map((part) => taken(first, part)))

/** Whether something changed in one of them. */
export const differs = (a: Offer, b: Offer): boolean => parts.some((part) => differIn(a, b, part))

/**
 * What is to be there: of what changed here since both were told the same, ours; else what is there already. `told` null:
 * nothing was ever told.
 */
export const offerFor = (ours: Offer, told: Offer | null, theirs: Offer): Offer =>
  chosen(ours, theirs, (part) => told === null || differIn(ours, told, part))

/** Theirs as it was read the last time, and as it is now. */
type Read = { readonly before: Offer; readonly after: Offer }

/**
 * What ours becomes when theirs changed: it follows, but in what changed here too and is not sent yet, for that is the later
 * word. Nothing is published by it: that is its mentor's to decide.
 */
export function followed(ours: Offer, told: Offer | null, { before, after }: Read): Offer {
  const unsent = (part: Part) => told !== null && differIn(ours, told, part)
  const next = chosen(after, ours, (part) => differIn(before, after, part) && !unsent(part))
  return { ...next, active: ours.active && (after.active || unsent(['active'])) }
}

/** What both have now is what was told; of what is not sent yet, what was told before. */
export const toldSince = (ours: Offer, told: Offer | null, next: Offer): Offer =>
  told === null ? next : chosen(told, next, (part) => differIn(ours, told, part))
