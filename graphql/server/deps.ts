import { dateHolidays } from '#graphql/providers/holidays/date-holidays.ts'
import type { Mailer } from '#graphql/providers/mail/port.ts'
import { smtpMailer } from '#graphql/providers/mail/smtp.ts'
import { type Outgoing, openOutgoing } from '#graphql/providers/outgoing/outgoing.ts'
import { invoicePayments } from '#graphql/providers/payments/invoice/invoice.ts'
import type { Payments } from '#graphql/providers/payments/port.ts'
import { stripePayments } from '#graphql/providers/payments/stripe.ts'
import { type CalcomOptions, calcomScheduling } from '#graphql/providers/scheduling/calcom/calcom.ts'
import { type CalendlyOptions, calendlyScheduling } from '#graphql/providers/scheduling/calendly/calendly.ts'
import { correlationId } from '#graphql/usecases/correlation.ts'
import type { Deps } from '#graphql/usecases/deps.ts'
import { createCipher } from './cipher.ts'
import type { Foundation } from './foundation.ts'
import { keyFor } from './secrets.ts'

/** Where the outside services are: the real ones, or their sandboxes. */
export type Outside = {
  stripe: { secretKey: string; webhookSecrets: string[]; apiBase: string | undefined }
  /** Null: Cal.com is not offered. */
  calcom: Pick<CalcomOptions, 'clientId' | 'clientSecret' | 'webhookSecrets' | 'apiBase'> | null
  /** Null: Calendly is not offered. */
  calendly: Pick<CalendlyOptions, 'client' | 'signingKeys' | 'apiBase' | 'authBase'> | null
  smtpUrl: string
}

/** The only wiring: every port with its adapter, every setting from the environment. */
export function wire(foundation: Foundation, outside: Outside, poke: () => void): Deps {
  const { env, log, db, clock } = foundation
  const cipher = createCipher(env.encryptionKeys)
  const { failures, restMs } = env.outgoing
  const level = env.production ? 'info' : 'debug'
  const outgoing = openOutgoing({ now: clock.machineNow, log, level, correlationId, failures, restMs })
  return {
    db,
    log,
    now: clock.now,
    machineNow: clock.machineNow,
    payments: paymentsOf(foundation, outside, cipher, outgoing),
    webhookSecrets: outside.stripe.webhookSecrets,
    scheduling: schedulingOf(foundation, outside, outgoing),
    mail: mailerOf(foundation, outside, outgoing),
    providers: outgoing.providers,
    holidays: dateHolidays(),
    settings: {
      appUrl: env.appUrl,
      currency: env.currency,
      settles: env.settles,
      operator: env.operator,
      feeBps: env.platformFeeBps,
      payoutHoldHours: env.payoutHoldHours,
      restDays: env.restDays,
      holdMinutes: env.holdMinutes,
      production: env.production,
      payTo: env.invoice?.payTo ?? null,
      embeddedCheckout: env.embeddedCheckout,
    },
    linkKey: keyFor('booking-link', env.appSecret),
    cipher,
    poke,
  }
}

/** The one payment company: whose name stands in PAYMENTS_PROVIDER. */
function paymentsOf(
  { env, pool, clock }: Foundation,
  { stripe: { secretKey, apiBase } }: Outside,
  cipher: Deps['cipher'],
  outgoing: Outgoing,
): Payments {
  if (!env.invoice) {
    const { fetch } = outgoing.open({ name: 'stripe', ...env.outgoing.stripe })
    return stripePayments({ secretKey, fetch, ...(apiBase ? { apiBase } : {}) })
  }
  const { dueDays } = env.invoice
  return invoicePayments({ pool, now: clock.now, appUrl: env.appUrl, dueDays }, cipher)
}

/** Whoever keeps mentors' calendars beside us. */
function schedulingOf(
  { env, clock: { now } }: Foundation,
  { calcom, calendly }: Outside,
  outgoing: Outgoing,
): Deps['scheduling'] {
  const lane = (name: 'calcom' | 'calendly') => outgoing.open({ name, ...env.outgoing[name] }).fetch
  return {
    ...(calcom ? { CALCOM: calcomScheduling({ ...calcom, fetch: lane('calcom') }) } : {}),
    ...(calendly ? { CALENDLY: calendlyScheduling({ ...calendly, now, fetch: lane('calendly') }) } : {}),
  }
}

function mailerOf({ env }: Foundation, { smtpUrl: url }: Outside, outgoing: Outgoing): Mailer {
  const { pass } = outgoing.open({ name: 'mail', ...env.outgoing.mail })
  return smtpMailer({ url, from: env.mail.from, timeout: env.outgoing.mail.timeoutMs, pass })
}
