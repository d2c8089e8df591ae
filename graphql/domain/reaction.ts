/** What became of a call to another company, as the caller must react to it. */
export type Reaction<Facts> =
  | { status: 'done'; facts: Facts }
  /** A definite no, nothing happened: refuse or block; a later try is a new attempt. */
  | { status: 'refused'; code: string; message: string }
  /** Nothing happened and nothing was decided: the same call, same key, later. */
  | {
      status: 'retryLater'
      reason: string
      /** Nothing was even sent, because the company is left alone for now: at once is in vain. */
      heldBack?: true
    }
  /** Nothing happened, and nothing will until a person mends our key or our settings there. */
  | { status: 'misconfigured'; reason: string }
  /** Nobody knows whether it happened: the same call with the same key. */
  | { status: 'unknown'; reason: string }
  /** A failure that the key will only repeat: look the object up before a new attempt. */
  | { status: 'storedFailure'; reason: string }

/** What a delivery says once its signature was verified, or why it is not believed. */
export type WebhookReading<Event> =
  | { status: 'done'; event: Event }
  | {
      status: 'refused'
      code: 'SIGNATURE_INVALID' | 'TIMESTAMP_OUT_OF_RANGE' | 'BODY_INVALID'
      message: string
    }
