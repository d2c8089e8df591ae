const hour = 3_600_000
const day = 24 * hour

/** When the share may leave: the later of payment and end, plus the hold. `capturedAt` is null for free bookings. */
export function releaseAtOf(times: { capturedAt: Date | null; endsAt: Date; holdHours: number }): Date {
  const from = Math.max(times.capturedAt?.getTime() ?? 0, times.endsAt.getTime())
  return new Date(from + times.holdHours * hour)
}

/** After `startsAt` of the session a release time is fixed, whatever its end becomes. */
export function releaseAtAfterMove(
  known: Date,
  moved: { at: Date; startsAt: Date; capturedAt: Date | null; endsAt: Date; holdHours: number },
): Date {
  return moved.at < moved.startsAt ? releaseAtOf(moved) : known
}

/** What a programme may have mentors wait, in hours. */
export const programHold = { least: 24, most: 21 * 24 } as const

/**
 * Outside the US Stripe lets money rest 90 days between charge and transfer
 * (docs.stripe.com/connect/manual-payouts#holding-funds); with 5 to spare for what waits.
 */
export const restDaysOutsideUs = 85

/**
 * When a session must be over that is paid at `capturedAt`, so that its share leaves before the money has rested too long.
 * The longest hold counts: who books with which programme is known only later.
 */
export function lastEndOf(times: { capturedAt: Date; holdHours: number; restDays: number }): Date {
  const holdHours = Math.max(times.holdHours, programHold.most)
  return new Date(times.capturedAt.getTime() + times.restDays * day - holdHours * hour)
}
