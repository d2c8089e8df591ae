/** Something happened at the provider: fetch the object, never trust an order or a payload. */
export type ProviderEvent = {
  id: string
  type: string
  objectType: string
  objectId: string | null
  /** Set for events of a mentor's account. */
  account?: string
  createdAt: Date
}
