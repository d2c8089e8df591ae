/**
 * Ids are addresses. Of one only the path is used, and only one that such things have: what a webhook names can never make
 * us call another place.
 */
export function pathOf(
  id: string,
  kind: 'scheduled_events' | 'event_types' | 'webhook_subscriptions',
): string | null {
  if (!URL.canParse(id)) return null
  const { pathname } = new URL(id)
  return new RegExp(`^/${kind}/[\\w-]+$`).test(pathname) ? pathname : null
}

/** The event that an invitee comes to. */
export const eventOf = (invitee: string): string => invitee.replace(/\/invitees\/[^/]+$/, '')
