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

/** Outside the US Stripe lets funds rest 90 days; with 5 to spare, the card of a later session is charged later. */
export function mayRestUntil(releaseAt: Date, capturedAt: Date, platformInUs: boolean): boolean {
  return platformInUs || releaseAt.getTime() - capturedAt.getTime() <= 85 * day
}
