/** The sentences about the companies that we call. */
export const providers = {
  title: 'Providers',
  text: 'The companies that Sundial calls, as this server has seen them since it started. What could not be sent comes again by itself: nothing is lost while one is away.',
  none: 'No other company is called here.',
  names: { stripe: 'Stripe', mail: 'Mail server', calcom: 'Cal.com', calendly: 'Calendly' } as Record<
    string,
    string
  >,
  states: {
    UNASKED: 'Nothing was asked of it yet',
    ANSWERING: 'It answers',
    RESTING: 'Left alone, because it failed several times in a row',
    TRYING: 'Asked once, to see whether it answers again',
  } as Record<string, string>,
  restsUntil: 'Asked again from',
  lastSuccess: 'Last answer',
  lastFailure: 'Last failure',
  never: 'None yet',
  noFailure: 'None',
  failure: (endpoint: string, reason: string) => `${endpoint}: ${reason}`,
  lastHour: 'In the last hour',
  counts: (calls: number, refused: number, failed: number, heldBack: number) =>
    `${calls} sent, ${refused} refused, ${failed} failed, ${heldBack} held back`,
  rate: 'At most',
  perSecond: (calls: number, waiting: number) =>
    `${calls} a second to each endpoint; ${waiting === 0 ? 'none' : waiting} waiting`,
}

/** The sentences about mentors' calendars at other companies. */
export const calendarHealth = {
  title: 'Mentors’ calendars',
  none: 'No mentor keeps a calendar elsewhere.',
  whose: 'Mentor',
  where: 'At',
  state: 'State',
  unbookable: 'Takes no bookings from us since',
  silent: 'It does not tell of changes; we ask.',
  delivery: 'Last told us',
  asked: 'Last asked',
  never: 'not yet',
}
