import type { Logger } from 'pino'
import type { SchedulingProvider } from '#graphql/domain/scheduling/provider.ts'
import type { Holidays } from '#graphql/providers/holidays/port.ts'
import type { Mailer } from '#graphql/providers/mail/port.ts'
import type { Providers } from '#graphql/providers/outgoing/port.ts'
import type { Payments } from '#graphql/providers/payments/port.ts'
import type { Scheduling } from '#graphql/providers/scheduling/port.ts'
import type { PrismaClient } from '#prisma/generated/client/client.ts'

export type Db = PrismaClient
export type Tx = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0]

/** What a platform decides once for everybody; read from the environment. */
export type Settings = {
  appUrl: string
  currency: string
  /** In what prices may be set: only what the platform can pay out. */
  settles: readonly string[]
  /** Who runs the site, for its imprint; null while nobody has said. */
  operator: { name: string; address: string; email: string | null } | null
  /** The platform's share of a payment in hundredths of a percent. */
  feeBps: number
  payoutHoldHours: number
  /** How many days a payment may rest before the mentor's share of it leaves; null where nobody minds. */
  restDays: number | null
  holdMinutes: number
  production: boolean
  /** Whom a mentee pays who pays by invoice, and into which account, line by line; null where a company takes the money. */
  payTo: readonly string[] | null
  /** By which our own page shows the company's Checkout; null where it is paid on a page of the company. */
  embeddedCheckout: { publishableKey: string } | null
}

/** The companies that keep calendars of bookings, each by its adapter. */
export type Schedulings = Partial<Record<SchedulingProvider, Scheduling>>

/** Everything a use case may touch. Built once at start, passed down, never imported. */
export type Deps = {
  db: Db
  /** Business time: slots, holds, tiers, payouts. In a sandbox it can be moved. */
  now: () => Date
  /** Machine time: links, keys and sign-ins expire by it. */
  machineNow: () => Date
  payments: Payments
  /** Any of them signs the payment company's webhooks, while one is being replaced. */
  webhookSecrets: readonly string[]
  /** Who keeps calendars beside us, of those whom this platform works with. */
  scheduling: Schedulings
  mail: Mailer
  /** How the companies are doing that this process calls. */
  providers: Providers
  holidays: Holidays
  settings: Settings
  /** Signs booking links; its own key, used for nothing else. */
  linkKey: Buffer
  cipher: Cipher
  /** Wakes the relay after a commit, so that nobody waits for the next poll. */
  poke: () => void
  log: Logger
}

/** Encrypts what must not lie in the database in clear; the key's id is kept beside the text. */
export type Cipher = {
  encrypt: (clear: Buffer) => { keyId: string; sealed: Buffer }
  decrypt: (keyId: string, sealed: Buffer) => Buffer
}
