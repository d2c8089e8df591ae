import { dateHolidays } from '#graphql/providers/holidays/date-holidays.ts'
import { smtpMailer } from '#graphql/providers/mail/smtp.ts'
import { stripePayments } from '#graphql/providers/payments/stripe.ts'
import type { Deps } from '#graphql/usecases/deps.ts'
import { createCipher } from './cipher.ts'
import type { Foundation } from './foundation.ts'
import { keyFor } from './secrets.ts'

/** Where the outside services are: the real ones, or their sandboxes. */
export type Outside = {
  stripe: { secretKey: string; webhookSecrets: string[]; apiBase: string | undefined }
  smtpUrl: string
}

/** The only wiring: every port with its adapter, every setting from the environment. */
export function wire({ env, log, db, clock }: Foundation, outside: Outside, poke: () => void): Deps {
  const { secretKey, apiBase, webhookSecrets } = outside.stripe
  return {
    db,
    log,
    now: clock.now,
    machineNow: clock.machineNow,
    payments: stripePayments({ secretKey, ...(apiBase ? { apiBase } : {}) }),
    webhookSecrets,
    mail: smtpMailer({ url: outside.smtpUrl, from: env.mail.from }),
    holidays: dateHolidays(),
    settings: {
      appUrl: env.appUrl,
      currency: env.currency,
      settles: env.settles,
      operator: env.operator,
      feeBps: env.platformFeeBps,
      payoutHoldHours: env.payoutHoldHours,
      holdMinutes: env.holdMinutes,
      production: env.production,
    },
    linkKey: keyFor('booking-link', env.appSecret),
    cipher: createCipher(env.encryptionKeys),
    poke,
  }
}
