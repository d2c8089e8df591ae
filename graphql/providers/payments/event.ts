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

/** What a delivery says once its signature was verified, or why it is not believed. */
export type WebhookReading =
  | { status: 'done'; event: ProviderEvent }
  | {
      status: 'refused'
      code: 'SIGNATURE_INVALID' | 'TIMESTAMP_OUT_OF_RANGE' | 'BODY_INVALID'
      message: string
    }
