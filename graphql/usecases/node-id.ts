/** The API's id of an object: its type and its key, readable in a URL. Callers treat it as opaque. */
export const nodeId = (type: string, id: string) => `${type}_${id}`

const form = /^([A-Za-z]+)_([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/

/** Reads an id of the API; null when it is none. */
export function readNodeId(text: string): { typename: string; id: string } | null {
  const match = form.exec(text)
  return match?.[1] && match[2] ? { typename: match[1], id: match[2] } : null
}

export const bookingPath = (id: string) => `/bookings/${nodeId('Booking', id)}`
