type Given = Record<string, string | undefined>

const loopback = ['127.0.0.1', '::1', 'localhost']
const ofStripe = ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET']
const neededInProduction = ['APP_URL', 'APP_SECRET', 'ENCRYPTION_KEYS', ...ofStripe, 'SMTP_URL', 'MAIL_FROM']

/** What single values cannot show: halves, and what the mode demands or forbids. */
export function contradictions(given: Given): string[] {
  const ofMode = given.SUNDIAL_MODE === 'production' ? inProduction(given) : inSandbox(given)
  return [...halves(given), ...ofCompany(given), ...ofMode]
}

const byInvoice = (given: Given) => given.PAYMENTS_PROVIDER === 'invoice'

const needed = (given: Given) =>
  neededInProduction.filter((name) => !(byInvoice(given) && ofStripe.includes(name)))

/** Whom and what a mentee pays stands on every invoice; and there is one payment company, not two. */
function ofCompany(given: Given): string[] {
  if (!byInvoice(given)) return ofEmbedding(given)
  const missing = ['OPERATOR_NAME', 'INVOICE_PAY_TO'].filter((name) => !given[name])
  const twice = ofStripe.filter((name) => given[name])
  return [
    ...missing.map((name) => `${name}: is needed as soon as PAYMENTS_PROVIDER is invoice`),
    ...twice.map((name) => `${name}: belongs to Stripe, but PAYMENTS_PROVIDER is invoice`),
  ]
}

/** Without the key the pay page could show nothing. */
function ofEmbedding({ CHECKOUT_MODE: mode, STRIPE_PUBLISHABLE_KEY: key, SUNDIAL_MODE }: Given): string[] {
  if (mode !== 'embedded') return []
  if (!key) return ['STRIPE_PUBLISHABLE_KEY: is needed as soon as CHECKOUT_MODE is embedded']
  if (SUNDIAL_MODE === 'production' && key.startsWith('pk_test_'))
    return [
      'STRIPE_PUBLISHABLE_KEY: is a test key, with which nothing is really paid; production needs a live one',
    ]
  return []
}

/** Each of them asks for every other. */
function together(names: string[]): [string, string][] {
  return names.flatMap((one) =>
    names.filter((other) => other !== one).map((other): [string, string] => [one, other]),
  )
}

function halves(given: Given): string[] {
  const pairs: [string, string][] = [
    ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET'],
    ['STRIPE_WEBHOOK_SECRET', 'STRIPE_SECRET_KEY'],
    ...together(['CALCOM_CLIENT_ID', 'CALCOM_CLIENT_SECRET', 'CALCOM_WEBHOOK_SECRET']),
    ['SMTP_URL', 'MAIL_FROM'],
    ['DATABASE_DIRECT_URL', 'DATABASE_URL'],
    ['OPERATOR_NAME', 'OPERATOR_ADDRESS'],
    ['OPERATOR_ADDRESS', 'OPERATOR_NAME'],
    ...together(['CALENDLY_CLIENT_ID', 'CALENDLY_CLIENT_SECRET', 'CALENDLY_WEBHOOK_SIGNING_KEY']),
  ]
  // Production names what is missing by itself.
  const asked = given.SUNDIAL_MODE === 'production' ? needed(given) : []
  const half = pairs.filter(([one, other]) => given[one] && !given[other] && !asked.includes(other))
  const said = half.map(([one, other]) => `${other}: is needed as soon as ${one} is set`)
  return said.filter((line, i) => said.findIndex((other) => nameOf(other) === nameOf(line)) === i)
}

const nameOf = (line: string) => line.split(':')[0]

function inProduction(given: Given): string[] {
  const missing = needed(given).filter((name) => !given[name])
  const said = missing.map((name) => `${name}: is needed in production mode`)
  if (/^(sk|rk)_test_/.test(given.STRIPE_SECRET_KEY ?? '')) {
    said.push(
      'STRIPE_SECRET_KEY: is a test key, with which nothing is really paid; production needs a live one',
    )
  }
  if (given.APP_URL && !given.APP_URL.startsWith('https://')) {
    said.push('APP_URL: must begin with https:// in production mode')
  }
  return said
}

function inSandbox(given: Given): string[] {
  const said = []
  if (/^(sk|rk)_live_/.test(given.STRIPE_SECRET_KEY ?? '')) {
    said.push('STRIPE_SECRET_KEY: is a live key, which moves real money; SUNDIAL_MODE=production uses it')
  }
  if (given.HOST && !loopback.includes(given.HOST) && !given.SANDBOX_SECRET) {
    said.push('SANDBOX_SECRET: is needed to listen beyond loopback, where anybody could turn the clock')
  }
  return said
}
