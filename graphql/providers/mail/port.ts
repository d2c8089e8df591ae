<<<<<<< HEAD
export type Message = {
=======
/** One mail, ready to go. Line breaks in any one-line field are refused by the adapter. */
export type OutgoingMail = {
>>>>>>> main
  to: { name: string; address: string }
  replyTo?: { name: string; address: string }
  subject: string
  text: string
  html: string
<<<<<<< HEAD
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
=======
  /** Stable over retries, so that a mail that was accepted without an answer is recognised when it comes twice. */
  messageId: string
  calendar?: { method: 'REQUEST' | 'CANCEL'; content: string; filename: string }
}

export type MailOutcome =
  | { status: 'sent' }
  | { status: 'refused'; reason: string }
  | { status: 'retryLater'; reason: string }

export type MailPort = { send(mail: OutgoingMail): Promise<MailOutcome> }
>>>>>>> main
