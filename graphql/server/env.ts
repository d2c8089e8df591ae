import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { currencyCodes, isCurrency } from '#graphql/domain/money/currencies.ts'
import { restDaysOutsideUs } from '#graphql/domain/payout/release.ts'
import { calcomOf, calendlyOf } from './env-calendars.ts'
import { contradictions } from './env-rules.ts'
import { keptSecrets } from './secrets.ts'

const port = z.coerce.number().int().min(1).max(65_535)
const count = (min: number, max: number) => z.coerce.number().int().min(min).max(max)
const secret = z.string().refine((value) => Buffer.byteLength(value) >= 32, 'needs at least 32 bytes')
const list = z.string().transform((value) =>
  value
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean),
)
const flag = z.enum(['0', '1']).transform((value) => value === '1')
const web = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/+$/, ''))
const postgres = z.url({ protocol: /^postgres(ql)?$/ })

/** `id:key`, the key 32 bytes in base64. The first seals, all of them open. */
const encryptionKey = z.string().transform((value, context) => {
  const [, id, text] = /^([\w.-]{1,40}):([A-Za-z0-9+/_-]+=*)$/.exec(value) ?? []
  const key = Buffer.from(text ?? '', 'base64')
  if (id && key.length === 32) return { id, key }
  context.addIssue('each key is written id:base64, the base64 being of 32 bytes')
  return z.NEVER
})

const source = z.union(
  [z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()],
  'each is an address or a network such as 203.0.113.0/24',
)

const variables = z.object({
  PORT: port.default(3000),
  SUNDIAL_MODE: z.enum(['sandbox', 'production']).default('sandbox'),
  HOST: z.string().default('127.0.0.1'),
  SANDBOX_SECRET: secret.optional(),
  DATABASE_URL: postgres.optional(),
  DATABASE_DIRECT_URL: postgres.optional(),
  DATA_DIR: z
    .string()
    .default('.data')
    .transform((dir) => path.resolve(dir)),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  APP_URL: web.optional(),
  APP_SECRET: secret.optional(),
  ENCRYPTION_KEYS: list.pipe(z.array(encryptionKey).min(1)).optional(),
  PAYMENTS_PROVIDER: z.enum(['stripe', 'invoice']).default('stripe'),
  INVOICE_PAY_TO: z.string().optional(),
  INVOICE_DUE_DAYS: count(1, 60).default(7),
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^(sk|rk)_/, 'is not a Stripe secret key (sk_… or rk_…)')
    .optional(),
  STRIPE_WEBHOOK_SECRET: list.pipe(z.array(z.string().startsWith('whsec_')).min(1)).optional(),
  STRIPE_WEBHOOK_SOURCES: list.pipe(z.array(source).min(1)).optional(),
  STRIPE_API_BASE: web.optional(),
  CHECKOUT_MODE: z.enum(['hosted', 'embedded']).default('hosted'),
  STRIPE_PUBLISHABLE_KEY: z.string().regex(/^pk_/, 'is not a Stripe publishable key (pk_…)').optional(),
  STRIPE_CALLS_PER_SECOND: count(1, 10_000).default(25),
  STRIPE_TIMEOUT_SECONDS: count(1, 25).default(8),
  PROVIDER_FAILURES: count(1, 1000).default(5),
  PROVIDER_REST_SECONDS: count(1, 300).default(30),
  CALCOM_CLIENT_ID: z.string().optional(),
  CALCOM_CLIENT_SECRET: z.string().optional(),
  CALCOM_WEBHOOK_SECRET: list
    .pipe(z.array(z.string().min(16, 'needs at least 16 characters')).min(1))
    .optional(),
  CALCOM_API_BASE: web.optional(),
  CALCOM_WEBHOOK_SOURCES: list.pipe(z.array(source).min(1)).optional(),
  CALENDLY_CLIENT_ID: z.string().optional(),
  CALENDLY_CLIENT_SECRET: z.string().optional(),
  CALENDLY_WEBHOOK_SIGNING_KEY: list.pipe(z.array(z.string()).min(1)).optional(),
  CALENDLY_API_BASE: web.optional(),
  CALENDLY_AUTH_BASE: web.optional(),
  CALENDLY_WEBHOOK_SOURCES: list.pipe(z.array(source).min(1)).optional(),
  SANDBOX_STRIPE_PORT: port.optional(),
  SANDBOX_CALCOM_PORT: port.optional(),
  SANDBOX_CALENDLY_PORT: port.optional(),
  SANDBOX_SMTP_PORT: port.optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  SMTP_CALLS_PER_SECOND: count(1, 10_000).default(20),
  SMTP_TIMEOUT_SECONDS: count(1, 60).default(10),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*@[^\r\n]+$/, 'is not an e-mail address')
    .default('Sundial <hello@sundial.test>'),
  PLATFORM_FEE_BPS: count(0, 10_000).default(1500),
  PAYOUT_HOLD_HOURS: count(0, 60 * 24).default(72),
  PLATFORM_COUNTRY: z
    .string()
    .regex(/^[A-Z]{2}$/, 'two capital letters, such as US')
    .optional(),
  HOLD_MINUTES: count(5, 24 * 60).default(30),
  CURRENCY: z
    .string()
    .regex(/^[A-Z]{3}$/, 'is not a currency code such as USD')
    .default('USD'),
  SETTLEMENT_CURRENCIES: list
    .pipe(z.array(z.string().refine(isCurrency, 'is not a currency offered')))
    .optional(),
  OPERATOR_NAME: z.string().optional(),
  OPERATOR_ADDRESS: z.string().optional(),
  OPERATOR_EMAIL: z.email().optional(),
  SKIP_DB_MIGRATIONS: flag.default(false),
  SKIP_DEMO_TOWN: flag.default(false),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  TRUST_PROXY: count(0, 10).default(0),
  METRICS_TOKEN: secret.optional(),
  CRON_SECRET: secret.optional(),
})

type Given = z.infer<typeof variables>

/** Every variable that the server reads. */
export const variableNames = Object.keys(variables.shape)

/** All of the configuration, read once; nothing else looks at the process's environment. */
export type Env = ReturnType<typeof complete>

/** The process's variables, and under them those of an .env file in the working directory. */
export function environment(): Record<string, string | undefined> {
  if (fs.existsSync('.env')) process.loadEnvFile('.env')
  return process.env
}

/** The configuration cannot be used; the message names every wrong variable at once. */
export class ConfigurationWrong extends Error {}

/**
 * Reads the configuration. Empty counts as unset.
 * @throws ConfigurationWrong naming all variables that are wrong, missing or contradict one another
 */
export function readEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(
    Object.entries(source).filter(([name, value]) => variableNames.includes(name) && value?.trim()),
  ) as Record<string, string>
  const parsed = variables.safeParse(given)
  const wrong = parsed.error?.issues.map(({ path: [name], message }) => `${String(name)}: ${message}`) ?? []
  const problems = [...wrong, ...contradictions(given)]
  if (problems.length || !parsed.data) {
    throw new ConfigurationWrong(
      `The configuration is wrong:\n${problems.map((each) => `  ${each}`).join('\n')}`,
    )
  }
  return complete(parsed.data)
}

function complete(given: Given) {
  const production = given.SUNDIAL_MODE === 'production'
  const { PORT, DATA_DIR } = given
  // Production was refused above when it lacks either: there, nothing is ever made up.
  const kept = given.APP_SECRET && given.ENCRYPTION_KEYS ? undefined : keptSecrets(DATA_DIR)
  return {
    production,
    port: PORT,
    host: given.HOST,
    appUrl: given.APP_URL ?? `http://localhost:${PORT}`,
    dataDir: DATA_DIR,
    databaseUrl: given.DATABASE_URL,
    directUrl: given.DATABASE_DIRECT_URL,
    redisUrl: given.REDIS_URL,
    appSecret: given.APP_SECRET ?? kept?.appSecret ?? '',
    encryptionKeys: given.ENCRYPTION_KEYS ?? kept?.encryptionKeys ?? [],
    sandboxSecret: given.SANDBOX_SECRET,
    sandboxPorts: {
      stripe: given.SANDBOX_STRIPE_PORT ?? PORT + 1,
      calcom: given.SANDBOX_CALCOM_PORT ?? PORT + 2,
      calendly: given.SANDBOX_CALENDLY_PORT ?? PORT + 3,
      smtp: given.SANDBOX_SMTP_PORT ?? PORT + 4,
    },
    stripe: {
      secretKey: given.STRIPE_SECRET_KEY,
      webhookSecrets: given.STRIPE_WEBHOOK_SECRET ?? [],
      webhookSources: given.STRIPE_WEBHOOK_SOURCES ?? null,
      apiBase: given.STRIPE_API_BASE,
    },
    embeddedCheckout: embeddedCheckoutOf(given),
    outgoing: outgoingOf(given),
    invoice: given.PAYMENTS_PROVIDER === 'invoice' ? invoiceOf(given) : null,
    calcom: calcomOf(given),
    calendly: calendlyOf(given),
    mail: { smtpUrl: given.SMTP_URL, from: given.MAIL_FROM },
    platformFeeBps: given.PLATFORM_FEE_BPS,
    payoutHoldHours: given.PAYOUT_HOLD_HOURS,
    restDays: restDaysOf(given, production),
    holdMinutes: given.HOLD_MINUTES,
    currency: given.CURRENCY,
    // The payment sandbox settles each currency in itself; a real account only in those that it has.
    settles: given.SETTLEMENT_CURRENCIES ?? (production ? [given.CURRENCY] : currencyCodes),
    operator: operatorOf(given),
    skipMigrations: given.SKIP_DB_MIGRATIONS,
    skipDemoTown: given.SKIP_DEMO_TOWN,
    logLevel: given.LOG_LEVEL,
    trustedProxies: given.TRUST_PROXY,
    metricsToken: given.METRICS_TOKEN,
    cronSecret: given.CRON_SECRET,
  }
}

/** Who says nothing is not in the US; the sandbox is, so that all that can be sold can be tried. */
function restDaysOf({ PAYMENTS_PROVIDER, PLATFORM_COUNTRY }: Given, production: boolean): number | null {
  const inUs = (PLATFORM_COUNTRY ?? (production ? null : 'US')) === 'US'
  return PAYMENTS_PROVIDER === 'stripe' && !inUs ? restDaysOutsideUs : null
}

/** Only Stripe's can be embedded. */
function embeddedCheckoutOf({ PAYMENTS_PROVIDER, CHECKOUT_MODE, STRIPE_PUBLISHABLE_KEY: key }: Given) {
  const embedded = PAYMENTS_PROVIDER === 'stripe' && CHECKOUT_MODE === 'embedded'
  return embedded && key ? { publishableKey: key } : null
}

/** How fast and how patiently other companies are called. */
function outgoingOf(given: Given) {
  return {
    stripe: {
      perSecond: given.STRIPE_CALLS_PER_SECOND,
      timeoutMs: given.STRIPE_TIMEOUT_SECONDS * 1000,
    },
    // Of each mentor both take 500 calls a minute; the limit of one stands for those of all.
    calcom: { perSecond: 8, timeoutMs: 10_000 },
    calendly: { perSecond: 8, timeoutMs: 10_000 },
    mail: { perSecond: given.SMTP_CALLS_PER_SECOND, timeoutMs: given.SMTP_TIMEOUT_SECONDS * 1000 },
    failures: given.PROVIDER_FAILURES,
    restMs: given.PROVIDER_REST_SECONDS * 1000,
  }
}

/** The account stands line by line, with `|` between the lines. */
function invoiceOf({
  OPERATOR_NAME: name = '',
  INVOICE_PAY_TO: account = '',
  INVOICE_DUE_DAYS: dueDays,
}: Given) {
  const lines = account.split('|').map((line) => line.trim())
  return { payTo: [name, ...lines.filter(Boolean)], dueDays }
}

function operatorOf({ OPERATOR_NAME: name, OPERATOR_ADDRESS: address, OPERATOR_EMAIL: email }: Given) {
  return name && address ? { name, address, email: email ?? null } : null
}
