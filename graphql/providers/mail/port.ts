export type Message = {
  to: { name: string; address: string }
  replyTo?: { name: string; address: string }
  subject: string
  text: string
  html: string
  /** An invitation or its cancellation, shown by calendars as such. */
  calendar?: { method: 'REQUEST' | 'CANCEL' | 'PUBLISH'; content: string; filename: string }
  /** Ours, and the same at every try, so that a reader's program can drop a second copy: "booking-42-confirmed@sundial.test". */
  messageId: string
  headers?: Record<string, string>
}

export type SendOutcome =
  | { status: 'done' }
  /** The same message will never be taken: a wrong address, say. */
  | { status: 'refused'; code: string; message: string }
  /** Not taken now, or nobody knows: the same message again, later. */
  | { status: 'retryLater'; reason: string }

/** What the house needs from whoever carries its mail. */
export type Mailer = {
  /** Line breaks and control characters never reach a header, whatever the message holds. */
  send(message: Message): Promise<SendOutcome>
  close(): void
}
