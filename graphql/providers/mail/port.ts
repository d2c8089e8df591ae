/** One mail, ready to go. Line breaks in any one-line field are refused by the adapter. */
export type OutgoingMail = {
  to: { name: string; address: string }
  replyTo?: { name: string; address: string }
  subject: string
  text: string
  html: string
  /** Stable over retries, so that a mail that was accepted without an answer is recognised when it comes twice. */
  messageId: string
  calendar?: { method: 'REQUEST' | 'CANCEL'; content: string; filename: string }
}

export type MailOutcome =
  | { status: 'sent' }
  | { status: 'refused'; reason: string }
  | { status: 'retryLater'; reason: string }

export type MailPort = { send(mail: OutgoingMail): Promise<MailOutcome> }
