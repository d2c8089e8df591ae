import nodemailer from 'nodemailer'
import type { Mailer, Message, SendOutcome } from './port.ts'

const CONNECT_WITHIN = 5000
const ANSWER_WITHIN = 10_000
/** The server ends the connection (RFC 5321 3.8). */
const CLOSING = 421
/** Kept open between mails: greeting and login cost more than the mail itself. */
const CONNECTIONS = 4

export type SmtpOptions = {
  /** As in smtp://user:password@host:port. */
  url: string
  /** As in "Sundial <hello@example.com>". */
  from: string
  /** Milliseconds without a word from the server; ten seconds unless given. */
  timeout?: number
  /** By which every message leaves; `failureOf` says what of an error speaks against the server. */
  pass?: (
    endpoint: string,
    go: () => Promise<unknown>,
    failureOf: (error: unknown) => string | null,
  ) => Promise<unknown>
}

/** Mail by SMTP. */
export function smtpMailer({ url, from, timeout = ANSWER_WITHIN, pass }: SmtpOptions): Mailer {
  const waits = {
    connectionTimeout: Math.min(CONNECT_WITHIN, timeout),
    greetingTimeout: Math.min(CONNECT_WITHIN, timeout),
    socketTimeout: timeout,
  }
  // File and URL access would let a message's content name something of ours to attach.
  const closed = { disableFileAccess: true, disableUrlAccess: true }
  const transport = nodemailer.createTransport({
    pool: true,
    maxConnections: CONNECTIONS,
    ...connection(url),
    ...waits,
    ...closed,
  })
  return {
    async send(message) {
      const wrong = wrongIn(message)
      if (wrong) return { status: 'refused', code: 'MESSAGE_INVALID', message: wrong }
      try {
        const go = () => transport.sendMail(envelope(message, from))
        await (pass ? pass('message', go, failureOf) : go())
        return { status: 'done' }
      } catch (error) {
        return reactionTo(error)
      }
    },
    close: () => transport.close(),
  }
}

function connection(url: string) {
  const { protocol, hostname, port, username, password } = new URL(url)
  const secure = protocol === 'smtps:'
  const auth = username
    ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }
    : {}
  return { host: hostname, port: Number(port) || (secure ? 465 : 587), secure, ...auth }
}

function envelope({ to, replyTo, calendar, ...message }: Message, from: string) {
  const invitation = calendar && {
    icalEvent: { method: calendar.method, filename: oneLine(calendar.filename), content: calendar.content },
  }
  return {
    from,
    to: person(to),
    ...(replyTo ? { replyTo: person(replyTo) } : {}),
    subject: oneLine(message.subject),
    text: message.text,
    html: message.html,
    messageId: `<${bare(message.messageId)}>`,
    headers: Object.fromEntries(
      Object.entries(message.headers ?? {}).map(([name, value]) => [name, oneLine(value)]),
    ),
    ...invitation,
  }
}

function person({ name, address }: Message['to']) {
  return { name: oneLine(name), address }
}

/** A message id without its angle brackets, which some write and some do not. */
function bare(messageId: string): string {
  return /^<(.*)>$/s.exec(messageId)?.[1] ?? messageId
}

/** A header is one line: everything that could end it becomes a space. */
function oneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not get through
  return text.replaceAll(/[\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, ' ').trim()
}

function wrongIn({ to, replyTo, headers = {}, messageId }: Message): string | null {
  const addresses = [to, ...(replyTo ? [replyTo] : [])].map(({ address }) => address)
  if (!addresses.every((address) => /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+$/.test(address)))
    return 'An address is not an e-mail address.'
  if (!Object.keys(headers).every((name) => /^[A-Za-z][A-Za-z0-9-]*$/.test(name)))
    return 'A header has no proper name.'
  return /^[^\s<>@]+@[^\s<>@]+$/.test(bare(messageId))
    ? null
    : 'The message id is not of the form name@domain.'
}

type SmtpError = Error & { responseCode?: number; code?: string }

/** A no to one message says nothing of the server; silence does, and so does a server that sends us away. */
function failureOf(error: unknown): string | null {
  const { responseCode, code, name } = error as SmtpError
  if (responseCode === CLOSING) return `SMTP ${CLOSING}`
  return responseCode || code === 'EENVELOPE' ? null : (code ?? name)
}

function reactionTo(error: unknown): SendOutcome {
  if (!(error instanceof Error)) throw error
  const { responseCode, code } = error as SmtpError
  if (responseCode && responseCode >= 500)
    return { status: 'refused', code: `SMTP_${responseCode}`, message: error.message }
  if (code === 'EENVELOPE' && !responseCode) return { status: 'refused', code, message: error.message }
  return { status: 'retryLater', reason: `${code ?? error.name}: ${error.message}` }
}
