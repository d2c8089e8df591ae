import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { ConfigurationWrong, readEnv, variableNames } from './env.ts'

const DATA_DIR = fs.mkdtempSync(path.join(os.tmpdir(), 'sundial-env-'))
const key = (id: string) => `${id}:${randomBytes(32).toString('base64')}`
const production = {
  DATA_DIR,
  SUNDIAL_MODE: 'production',
  APP_URL: 'https://sundial.example',
  APP_SECRET: randomBytes(32).toString('hex'),
  ENCRYPTION_KEYS: key('2026'),
  STRIPE_SECRET_KEY: 'sk_live_abcdefgh',
  STRIPE_WEBHOOK_SECRET: 'whsec_abcdefgh',
  SMTP_URL: 'smtps://user:word@mail.example',
  MAIL_FROM: 'Sundial <hello@sundial.example>',
}

function refusal(variables: Record<string, string>): string {
  try {
    readEnv({ DATA_DIR, ...variables })
  } catch (error) {
    if (error instanceof ConfigurationWrong) return error.message
  }
  return 'accepted'
}

test('with nothing set it is a sandbox on port 3000 with the defaults of the table', () => {
  const env = readEnv({ DATA_DIR })
  expect(env).toMatchObject({
    production: false,
    port: 3000,
    host: '127.0.0.1',
    appUrl: 'http://localhost:3000',
  })
  expect(env).toMatchObject({ platformFeeBps: 1500, payoutHoldHours: 72, holdMinutes: 30, currency: 'USD' })
  expect(env.sandboxPorts).toEqual({ stripe: 3001, calcom: 3002, calendly: 3003, smtp: 3004 })
  expect(env.stripe.secretKey).toBeUndefined()
})

test('an empty variable counts as unset', () => {
  expect(readEnv({ DATA_DIR, PORT: '', CRON_SECRET: ' ' })).toMatchObject({
    port: 3000,
    cronSecret: undefined,
  })
})

test('secrets are made once, kept from others, and the same at the next start', () => {
  const [first, second] = [readEnv({ DATA_DIR }), readEnv({ DATA_DIR })]
  expect(first.appSecret).toBe(second.appSecret)
  expect(first.encryptionKeys).toEqual(second.encryptionKeys)
  expect(Buffer.byteLength(first.appSecret)).toBeGreaterThanOrEqual(32)
  expect(fs.statSync(path.join(DATA_DIR, 'secrets.json')).mode & 0o777).toBe(0o600)
})

test('one refusal names every wrong variable at once', () => {
  const said = refusal({
    PORT: '70000',
    CURRENCY: 'usd',
    HOLD_MINUTES: 'soon',
    STRIPE_SECRET_KEY: 'sk_test_abcdef',
  })
  for (const name of ['PORT', 'CURRENCY', 'HOLD_MINUTES', 'STRIPE_WEBHOOK_SECRET'])
    expect(said).toContain(name)
})

test.each([
  ['STRIPE_SECRET_KEY', 'sk_test_abcdef', 'STRIPE_WEBHOOK_SECRET'],
  ['STRIPE_WEBHOOK_SECRET', 'whsec_abcdef', 'STRIPE_SECRET_KEY'],
  ['SMTP_URL', 'smtp://mail.example', 'MAIL_FROM'],
  ['DATABASE_DIRECT_URL', 'postgresql://db.example/sundial', 'DATABASE_URL'],
])('%s alone is half a configuration', (name, value, missing) => {
  expect(refusal({ [name]: value })).toContain(`${missing}: is needed as soon as ${name} is set`)
})

test('Cal.com needs its client, the client’s secret and a secret for webhooks, or nothing', () => {
  const keys = {
    CALCOM_CLIENT_ID: 'cl_1',
    CALCOM_CLIENT_SECRET: 'secret',
    CALCOM_WEBHOOK_SECRET: 'sixteen-or-longer, and-the-one-before-it',
  }
  const webhookSecrets = ['sixteen-or-longer', 'and-the-one-before-it']
  expect(readEnv({ DATA_DIR, ...keys }).calcom.keys).toEqual({
    clientId: 'cl_1',
    clientSecret: 'secret',
    webhookSecrets,
  })
  expect(readEnv({ DATA_DIR }).calcom.keys).toBeNull()
  const names = Object.keys(keys)
  for (const missing of names) {
    const said = refusal({ ...keys, [missing]: '' })
    expect(said.match(new RegExp(`${missing}: is needed as soon as`, 'g'))).toHaveLength(1)
  }
  const alone = refusal({ CALCOM_CLIENT_ID: 'cl_1' })
  for (const name of names.slice(1)) expect(alone).toContain(`${name}: is needed`)
  expect(refusal({ ...keys, CALCOM_WEBHOOK_SECRET: 'short' })).toContain('CALCOM_WEBHOOK_SECRET')
})

test('production starts with everything it needs and makes nothing up', () => {
  const dataDir = path.join(DATA_DIR, 'never-made')
  const env = readEnv({ ...production, DATA_DIR: dataDir })
  expect(env).toMatchObject({ production: true, appUrl: 'https://sundial.example' })
  expect(fs.existsSync(dataDir)).toBe(false)
})

test.each(Object.keys(production).filter((name) => !['DATA_DIR', 'SUNDIAL_MODE'].includes(name)))(
  'production does not start without %s',
  (name) => {
    expect(refusal({ ...production, [name]: '' })).toContain(`${name}: is needed in production mode`)
  },
)

test('production refuses a test key, with which it would book unpaid', () => {
  expect(refusal({ ...production, STRIPE_SECRET_KEY: 'sk_test_abcdefgh' })).toContain(
    'STRIPE_SECRET_KEY: is a test key',
  )
})

test('production wants https and secrets of 32 bytes', () => {
  expect(refusal({ ...production, APP_URL: 'http://sundial.example' })).toContain('APP_URL')
  expect(refusal({ ...production, APP_SECRET: 'short' })).toContain('APP_SECRET: needs at least 32 bytes')
  expect(refusal({ ...production, ENCRYPTION_KEYS: 'a:c2hvcnQ=' })).toContain('ENCRYPTION_KEYS')
})

test('a sandbox refuses a live key, and listens beyond loopback only with a secret', () => {
  const live = { STRIPE_SECRET_KEY: 'sk_live_abcdefgh', STRIPE_WEBHOOK_SECRET: 'whsec_abcdefgh' }
  expect(refusal(live)).toContain('STRIPE_SECRET_KEY: is a live key')
  expect(refusal({ HOST: '0.0.0.0' })).toContain('SANDBOX_SECRET')
  expect(refusal({ HOST: '0.0.0.0', SANDBOX_SECRET: 'x'.repeat(32) })).toBe('accepted')
})

test('keys and webhook secrets rotate by being listed, the current one first', () => {
  const both = {
    STRIPE_WEBHOOK_SECRET: 'whsec_new, whsec_old',
    ENCRYPTION_KEYS: `${key('new')},${key('old')}`,
  }
  const env = readEnv({ ...production, ...both })
  expect(env.stripe.webhookSecrets).toEqual(['whsec_new', 'whsec_old'])
  expect(env.encryptionKeys.map(({ id }) => id)).toEqual(['new', 'old'])
})

test('Calendly is offered with all of its keys or not at all, in production too', () => {
  const keys = {
    CALENDLY_CLIENT_ID: 'id',
    CALENDLY_CLIENT_SECRET: 'secret',
    CALENDLY_WEBHOOK_SIGNING_KEY: 'new, old',
  }
  const names = Object.keys(keys) as (keyof typeof keys)[]
  for (const world of [production, {}])
    for (const name of names)
      for (const other of names.filter((each) => each !== name))
        expect(refusal({ ...world, [name]: keys[name] })).toContain(
          `${other}: is needed as soon as ${name} is set`,
        )
  expect(readEnv(production).calendly.client).toBeNull()
  const { client, signingKeys } = readEnv({ ...production, ...keys }).calendly
  expect({ client, signingKeys }).toEqual({
    client: { id: 'id', secret: 'secret' },
    signingKeys: ['new', 'old'],
  })
})

test('.env.example names every variable, and nothing that nobody reads', () => {
  const named = [...fs.readFileSync('.env.example', 'utf8').matchAll(/^# ([A-Z_]+)=/gm)].map(
    ([, name]) => name!,
  )
  const ofTests = ['TEST_DATABASE_URL', 'CONTRACTS_DIR', 'CHROMIUM_PATH']
  expect(named.sort()).toEqual([...variableNames, ...ofTests].sort())
})

test('a sandbox settles every currency, production its own, and both what they are told', () => {
  expect(readEnv({ DATA_DIR }).settles).toContain('KWD')
  expect(readEnv({ DATA_DIR, SETTLEMENT_CURRENCIES: 'EUR, USD' }).settles).toEqual(['EUR', 'USD'])
  expect(refusal({ SETTLEMENT_CURRENCIES: 'EUR,XXX' })).toContain('SETTLEMENT_CURRENCIES')
})

test('whoever sends invoices needs no Stripe, but a name and an account to pay into', () => {
  const { STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET, ...rest } = production
  const named = { OPERATOR_NAME: 'Dial Ltd', OPERATOR_ADDRESS: '1 Sun Street, Lisbon' }
  const invoice = { ...rest, ...named, PAYMENTS_PROVIDER: 'invoice', INVOICE_PAY_TO: 'PT50 0002 | BCOMPTPL' }
  expect(readEnv(invoice).invoice).toEqual({ payTo: ['Dial Ltd', 'PT50 0002', 'BCOMPTPL'], dueDays: 7 })
  expect(readEnv({ DATA_DIR }).invoice).toBeNull()
  for (const name of ['OPERATOR_NAME', 'INVOICE_PAY_TO'])
    expect(refusal({ ...invoice, [name]: '' })).toContain(`${name}: is needed as soon as`)
  expect(refusal({ ...invoice, STRIPE_SECRET_KEY })).toContain('STRIPE_SECRET_KEY: belongs to Stripe')
  expect(refusal({ ...rest, PAYMENTS_PROVIDER: 'invoice', STRIPE_WEBHOOK_SECRET })).toContain(
    'belongs to Stripe',
  )
  expect(refusal({ PAYMENTS_PROVIDER: 'paypal' })).toContain('PAYMENTS_PROVIDER')
})

test('the imprint needs a name and an address, or says that it has none', () => {
  const named = { OPERATOR_NAME: 'Dial Ltd', OPERATOR_ADDRESS: '1 Sun Street, Lisbon' }
  expect(readEnv({ DATA_DIR }).operator).toBeNull()
  expect(readEnv({ DATA_DIR, ...named }).operator).toEqual({
    name: 'Dial Ltd',
    address: '1 Sun Street, Lisbon',
    email: null,
  })
  expect(refusal({ OPERATOR_NAME: 'Dial Ltd' })).toContain('OPERATOR_ADDRESS')
})

test('Stripe’s form within our page needs the publishable key, a live one where money is real', () => {
  const embedded = { CHECKOUT_MODE: 'embedded' }
  const needed = 'STRIPE_PUBLISHABLE_KEY: is needed as soon as CHECKOUT_MODE is embedded'
  expect(refusal(embedded)).toContain(needed)
  expect(refusal({ ...production, ...embedded })).toContain(needed)
  const key = { ...embedded, STRIPE_PUBLISHABLE_KEY: 'pk_test_abc' }
  expect(refusal({ ...production, ...key })).toContain('STRIPE_PUBLISHABLE_KEY: is a test key')
  expect(refusal({ ...embedded, STRIPE_PUBLISHABLE_KEY: 'sk_test_abc' })).toContain(
    'not a Stripe publishable key',
  )
  expect(readEnv({ DATA_DIR, ...key }).embeddedCheckout).toEqual({ publishableKey: 'pk_test_abc' })
  expect(readEnv({ DATA_DIR, STRIPE_PUBLISHABLE_KEY: 'pk_test_abc' }).embeddedCheckout).toBeNull()
  const invoice = {
    PAYMENTS_PROVIDER: 'invoice',
    ...{ OPERATOR_NAME: 'D', OPERATOR_ADDRESS: 'L', INVOICE_PAY_TO: 'I' },
  }
  expect(readEnv({ DATA_DIR, ...invoice, ...embedded }).embeddedCheckout).toBeNull()
})
