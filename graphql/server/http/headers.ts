import { randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'

export type HeaderRules = {
  appUrl: string
  /** Other origins to which a form of ours may lead, redirects included: where people pay or onboard. */
  formTargets: readonly string[]
  /** Whether Stripe's form is shown within our pay page; that page alone then loads what Stripe sends. */
  embedsCheckout: boolean
  /** Development: Vite injects styles and scripts and talks over its own socket. */
  dev: boolean
}

const payPage = /^\/bookings\/[^/]+\/pay$/

/** What Stripe asks for its script and its frames (docs.stripe.com/security/guide#content-security-policy). */
const stripe = {
  script: 'https://js.stripe.com https://*.js.stripe.com https://checkout.stripe.com',
  frame: 'https://js.stripe.com https://*.js.stripe.com https://hooks.stripe.com https://checkout.stripe.com',
  connect: 'https://api.stripe.com https://checkout.stripe.com',
  image: 'https://*.stripe.com',
}

/** A booking link holds the token that opens the booking, an invoice's address the one that shows it. */
const secretPaths = ['/b/', '/invoices/']

/**
 * Sets the headers that keep a page from being framed, sniffed or made to run foreign scripts.
 * @returns the nonce that inline scripts of this answer must carry
 */
export function secure(res: ServerResponse, path: string, rules: HeaderRules): string {
  const nonce = randomBytes(16).toString('base64')
  const embeds = rules.embedsCheckout && payPage.test(path)
  res.setHeader('content-security-policy', contentSecurityPolicy(nonce, rules, embeds))
  res.setHeader('x-content-type-options', 'nosniff')
  res.setHeader('x-frame-options', 'DENY')
  // A bank may ask its question in a window of its own, and a wallet is asked by Stripe's frame.
  res.setHeader('cross-origin-opener-policy', embeds ? 'same-origin-allow-popups' : 'same-origin')
  const payment = embeds ? '(self "https://js.stripe.com" "https://checkout.stripe.com")' : '()'
  res.setHeader('permissions-policy', `camera=(), geolocation=(), microphone=(), payment=${payment}, usb=()`)
  const opens = secretPaths.some((each) => path.startsWith(each))
  res.setHeader('referrer-policy', opens ? 'no-referrer' : 'strict-origin-when-cross-origin')
  if (rules.appUrl.startsWith('https:')) {
    res.setHeader('strict-transport-security', 'max-age=31536000; includeSubDomains')
  }
  return nonce
}

function contentSecurityPolicy(
  nonce: string,
  { appUrl, formTargets, dev }: HeaderRules,
  embeds: boolean,
): string {
  const also = (sources: string) => (embeds ? ` ${sources}` : '')
  const socket = appUrl.replace(/^http/, 'ws')
  const directives: Record<string, string> = {
    'default-src': "'self'",
    'script-src': `'self' 'nonce-${nonce}'${also(stripe.script)}`,
    'style-src': dev ? "'self' 'unsafe-inline'" : "'self'",
    'style-src-attr': "'unsafe-inline'",
    'img-src': `'self' data:${also(stripe.image)}`,
    ...(embeds ? { 'frame-src': stripe.frame } : {}),
    // Not every browser counts a socket of the same origin as 'self'.
    'connect-src': (dev ? "'self' ws: wss:" : `'self' ${socket}`) + also(stripe.connect),
    'form-action': ["'self'", ...formTargets].join(' '),
    'frame-ancestors': "'none'",
    'base-uri': "'none'",
    'object-src': "'none'",
  }
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ')
}
