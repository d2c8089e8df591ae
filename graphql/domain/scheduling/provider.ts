/** Who can keep a mentor's calendar of bookings: we ourselves, or another company. */
export const schedulingProviders = ['NATIVE', 'CALCOM', 'CALENDLY'] as const

export type SchedulingProvider = (typeof schedulingProviders)[number]

/** As people call it. */
export const providerNames: Record<SchedulingProvider, string> = {
  NATIVE: 'Sundial',
  CALCOM: 'Cal.com',
  CALENDLY: 'Calendly',
}
