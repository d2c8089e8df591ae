import type { AddressInfo } from 'node:net'
import type pg from 'pg'
import PostalMime, { type Address, type Email } from 'postal-mime'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import {
  type Attachment,
  createMailStore,
  emptyMail,
  isText,
  keepMail,
  listMail,
  type Mail,
} from './store.ts'

export type MailSandboxOptions = {
  /** 0 takes any free port. */
  port: number
  pool: pg.Pool
  /** The business clock: when a message arrived. */
  now: () => Date
  onError?: (error: unknown) => void
}

export type MailSandbox = {
  /** smtp://127.0.0.1:PORT */
  url: string
  /** Newest first. */
  list(): Promise<Mail[]>
  /** Answers the next messages with these SMTP codes (4xx later, 5xx never) instead of taking them. */
  refuse(...codes: number[]): void
  reset(): Promise<void>
  close(): Promise<void>
}

const LARGEST_MESSAGE = 10_000_000

/** A mail server that keeps what it gets in the mailbox page and sends nothing on. */
export async function startMailSandbox(options: MailSandboxOptions): Promise<MailSandbox> {
  const { pool, now, onError = () => {} } = options
  await createMailStore(pool)
  const refusals: number[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    size: LARGEST_MESSAGE,
    // Senders keep their connections open; whoever stops does not wait for them.
    closeTimeout: 200,
    onAuth: (_auth, _session, done) => done(null, { user: 'anyone' }),
    onData: (stream, session, done) => {
      take(stream, session).then(
        () => done(),
        (error) => {
          if (!('responseCode' in Object(error))) onError(error)
          done(error)
        },
      )
    },
  })
  const take = async (stream: SMTPServerDataStream, session: SMTPServerSession) => {
    const parts: Buffer[] = []
    for await (const part of stream) parts.push(part)
    const code = refusals.shift()
    if (code) throw Object.assign(new Error('The sandbox was told to refuse.'), { responseCode: code })
    const email = await PostalMime.parse(Buffer.concat(parts), { attachmentEncoding: 'arraybuffer' })
    const envelope = session.envelope.rcptTo.map(({ address }) => address)
    await keepMail(pool, now(), messageOf(email, envelope))
  }
  server.on('error', onError)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, '127.0.0.1', resolve)
  })
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    list: () => listMail(pool),
    refuse: (...codes) => void refusals.push(...codes),
    reset: () => emptyMail(pool),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function messageOf(email: Email, envelope: string[]): Omit<Mail, 'id' | 'at'> {
  return {
    from: written(email.from),
    to: email.to?.map(written).join(', ') || envelope.join(', '),
    replyTo: email.replyTo?.map(written).join(', ') || null,
    subject: email.subject ?? '',
    text: email.text ?? '',
    html: email.html ?? '',
    headers: Object.fromEntries(email.headers.map(({ key, value }) => [key, value])),
    attachments: email.attachments.map(attachmentOf),
  }
}

/** "Ana Lima <ana@example.com>", or the bare address of somebody without a name. */
function written(address: Address | undefined): string {
  if (!address) return ''
  return address.name && address.address
    ? `${address.name} <${address.address}>`
    : (address.address ?? address.name)
}

function attachmentOf({ filename, mimeType, content }: Email['attachments'][number]): Attachment {
  const bytes =
    typeof content === 'string' ? Buffer.from(content) : Buffer.from(new Uint8Array(content as ArrayBuffer))
  const encoding = isText(mimeType) ? 'utf8' : 'base64'
  return { filename: filename ?? 'attachment', contentType: mimeType, content: bytes.toString(encoding) }
}
