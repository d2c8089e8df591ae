type Given = Record<string, string | undefined>

const loopback = ['127.0.0.1', '::1', 'localhost']
const neededInProduction = [
  'APP_URL',
  'APP_SECRET',
  'ENCRYPTION_KEYS',
  'STRIPE_SECRET_KEY',
  'STRIPE_WEBHOOK_SECRET',
  'SMTP_URL',
  'MAIL_FROM',
]

/** What single values cannot show: halves, and what the mode demands or forbids. */
export function contradictions(given: Given): string[] {
  const ofMode = given.SUNDIAL_MODE === 'production' ? inProduction(given) : inSandbox(given)
  return [...halves(given), ...ofMode]
}

function halves(given: Given): string[] {
  const pairs: [string, string][] = [
    ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET'],
    ['STRIPE_WEBHOOK_SECRET', 'STRIPE_SECRET_KEY'],
    ['SMTP_URL', 'MAIL_FROM'],
    ['DATABASE_DIRECT_URL', 'DATABASE_URL'],
    ['OPERATOR_NAME', 'OPERATOR_ADDRESS'],
    ['OPERATOR_ADDRESS', 'OPERATOR_NAME'],
  ]
  // Production names what is missing by itself.
  const asked = given.SUNDIAL_MODE === 'production' ? neededInProduction : []
  const half = pairs.filter(([one, other]) => given[one] && !given[other] && !asked.includes(other))
  return half.map(([one, other]) => `${other}: is needed as soon as ${one} is set`)
}

function inProduction(given: Given): string[] {
  const missing = neededInProduction.filter((name) => !given[name])
  const said = missing.map((name) => `${name}: is needed in production mode`)
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
