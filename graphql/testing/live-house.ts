import type pg from 'pg'
import pino from 'pino'
import { smtpMailer } from '#graphql/providers/mail/smtp.ts'
import { stripePayments } from '#graphql/providers/payments/stripe.ts'
import { type MailSandbox, startMailSandbox } from '#graphql/sandbox/mail/server.ts'
import type { Call } from '#graphql/sandbox/stripe/api.ts'
import { brokenEvents, brokenRules, withContract } from '#graphql/sandbox/stripe/contract.ts'
import { type StripeSandbox, startStripeSandbox } from '#graphql/sandbox/stripe/server.ts'
import type { Deps, Settings } from '#graphql/usecases/deps.ts'
import { createCipher } from '../server/cipher.ts'
import { machineNow } from '../server/clock.ts'
import type { TestDatabase } from './database.ts'
import { clockAt, holidays, type TestClock } from './furnish.ts'
import { openDoor } from './live-door.ts'
import { settle, workOff } from './live-staff.ts'

/** A call to Stripe's sandbox, as it saw it. */
export type StripeCall = { method: string; path: string; key: string | null; status: number }

/**
 * The use cases, relay and jobs themselves on a real database, with Stripe and the mail server played by their sandboxes
 * over HTTP and SMTP. Nothing happens by itself: `settle` does all that is due.
 */
export type LiveHouse = {
  deps: Deps
  clock: TestClock
  pool: pg.Pool
  stripe: StripeSandbox
  mail: MailSandbox
  /** Every call that reached Stripe, the latest last. */
  calls: StripeCall[]
  webhookUrl: string
  webhookSecret: string
  /** Statuses with which the next webhooks are answered without being looked at; a worked one when empty. */
  doorAnswers: number[]
  /** Others who do things by themselves when their time has come. */
  companies: { runDue: () => Promise<number> }[]
  /** Money at the provider that is none of ours: what a test had happen there without us. */
  foreign: { minor: bigint }
  /** Deadlines, relay, jobs and webhooks until quiet. Every waiting retry is made once. */
  settle: () => Promise<void>
  /** The jobs alone, until none is ready: no webhook is delivered, no deadline fired. */
  work: () => Promise<number>
  /** What a browser does with the payment page; the status of its answer. */
  pay: (url: string | null, card?: string) => Promise<number>
  close: () => Promise<void>
}

const webhookSecret = 'whsec_live_house'
/**
 * A call is given up by nobody here: what a test wants lost is cut off. Where the machine is busy, one that is given up would be
 * made again only when the house settles next, and what the test waits for is not there yet.
 */
const callTimeoutMs = 30_000

const settings: Settings = {
  appUrl: 'http://localhost:3000',
  currency: 'USD',
  settles: ['USD', 'EUR', 'JPY'],
  operator: null,
  feeBps: 1_500,
  payoutHoldHours: 72,
  restDays: null,
  holdMinutes: 30,
  production: false,
  payTo: null,
  embeddedCheckout: null,
}

/** Another payment company than Stripe, made of what the house has. */
export type OtherCompany = (
  parts: Pick<Deps, 'now' | 'cipher' | 'settings'> & { pool: pg.Pool },
) => Deps['payments']

/** Opens a house on a migrated database, with the clock at the instant given. */
export async function openLiveHouse(
  { db, pool }: Pick<TestDatabase, 'db' | 'pool'>,
  opening: string,
  company?: OtherCompany,
) {
  const clock = clockAt(opening)
  const calls: StripeCall[] = []
  const spoken: Call[] = []
  const doorAnswers: number[] = []
  const failures: unknown[] = []
  const onError = (error: unknown) => void failures.push(error)
  const door = await openDoor(doorAnswers)
  const stripe = await startStripeSandbox({
    port: 0,
    pool,
    now: clock.now,
    deliverTo: door.url,
    webhookSecret,
    background: false,
    onError,
    onCall: (call) => {
      const { method, path, idempotencyKey: key, status } = call
      calls.push({ method, path, key, status })
      if (withContract) spoken.push(call)
    },
  })
  // It also tells of what a test had it refuse.
  const mail = await startMailSandbox({ port: 0, pool, now: clock.now })
  const mailer = smtpMailer({ url: mail.url, from: 'Sundial <hello@sundial.test>' })
  const cipher = createCipher([{ id: 'test', key: Buffer.alloc(32, 'seal') }])
  const deps: Deps = {
    db,
    now: clock.now,
    machineNow,
    payments:
      company?.({ pool, now: clock.now, cipher, settings }) ??
      stripePayments({ secretKey: 'sk_test_house', apiBase: stripe.url, timeout: callTimeoutMs }),
    scheduling: {},
    webhookSecrets: [webhookSecret],
    mail: mailer,
    providers: () => [],
    holidays,
    settings,
    linkKey: Buffer.alloc(32, 'link'),
    cipher,
    poke: () => {},
    log: pino({ level: process.env.HOUSE_LOG ?? 'silent' }),
  }
  door.deps = deps
  const work = () => workOff(deps, pool)
  const companies: LiveHouse['companies'] = []
  const house: LiveHouse = {
    deps,
    clock,
    pool,
    stripe,
    mail,
    calls,
    webhookUrl: door.url,
    webhookSecret,
    doorAnswers,
    foreign: { minor: 0n },
    companies,
    work,
    settle: () => settle(deps, pool, [stripe, ...companies], work),
    pay: (url, card = '4242424242424242') => submitCard(url, card),
    async close() {
      mailer.close()
      const broken = withContract ? [...brokenRules(spoken), ...(await brokenEvents(pool, 0))] : []
      await stripe.close()
      await mail.close()
      await door.close()
      if (failures.length > 0) throw new AggregateError(failures, 'a sandbox failed')
      if (broken.length > 0) throw new Error(`against Stripe’s contract:\n${broken.join('\n')}`)
    },
  }
  return house
}

async function submitCard(url: string | null, card: string): Promise<number> {
  const body = new URLSearchParams({ card })
  const answer = await fetch(url ?? 'no payment page', { method: 'POST', body, redirect: 'manual' })
  await answer.arrayBuffer()
  return answer.status
}
