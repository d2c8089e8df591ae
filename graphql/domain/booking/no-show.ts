/** Who can fail to come. */
export const sides = ['MENTEE', 'MENTOR'] as const

export type Side = (typeof sides)[number]
