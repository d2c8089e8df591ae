/** How a company that we call is doing, as this process has seen it. */
export type ProviderHealth = {
  name: string
  /** Not asked yet, answering, left alone after failures in a row, or asked once to see whether it answers again. */
  state: 'UNASKED' | 'ANSWERING' | 'RESTING' | 'TRYING'
  /** Until when it is left alone; null while it is not. */
  restsUntil: Date | null
  lastSuccessAt: Date | null
  lastFailure: { at: Date; endpoint: string; reason: string } | null
  /** How many calls a second each of its endpoints gets at most. */
  perSecond: number
  /** Calls that wait for their turn. */
  waiting: number
  lastHour: HourOfCalls
}

export type HourOfCalls = {
  /** All that left us, repetitions included. */
  calls: number
  /** Answered with a no that is about the call, and says nothing against the company. */
  refused: number
  /** No answer, or one that says that the company is not well. */
  failed: number
  /** Never sent: the company is left alone, or too many wait for their turn. */
  heldBack: number
}

/** Every company that is called, in the order in which they were named. */
export type Providers = () => ProviderHealth[]
