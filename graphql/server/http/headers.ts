import { randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'

export type HeaderRules = {
  appUrl: string
  /** Other origins to which a form of ours may lead, redirects included: where people pay or onboard. */
  formTargets: readonly string[]
  /** Development: Vite injects styles and scripts and talks over its own socket. */
  dev: boolean
}

/** A booking link holds the token that opens the booking, an invoice's address the one that shows it. */
const secretPaths = ['/b/', '/invoices/']

/**
 * Sets the headers that keep a page from being framed, sniffed or made to run foreign scripts.
 * @returns the nonce that inline scripts of this answer must carry
 */
export function secure(res: ServerResponse, path: string, rules: HeaderRules): string {
  const nonce = randomBytes(16).toString('base64')
  res.setHeader('content-security-policy', contentSecurityPolicy(nonce, rules))
  res.setHeader('x-content-type-options', 'nosniff')
  res.setHeader('x-frame-options', 'DENY')
  res.setHeader('cross-origin-opener-policy', 'same-origin')
  res.setHeader('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()')
  const opens = secretPaths.some((each) => path.startsWith(each))
  res.setHeader('referrer-policy', opens ? 'no-referrer' : 'strict-origin-when-cross-origin')
  if (rules.appUrl.startsWith('https:')) {
    res.setHeader('strict-transport-security', 'max-age=31536000; includeSubDomains')
  }
  return nonce
}

function contentSecurityPolicy(nonce: string, { appUrl, formTargets, dev }: HeaderRules): string {
  const socket = appUrl.replace(/^http/, 'ws')
  const directives: Record<string, string> = {
    'default-src': "'self'",
    'script-src': `'self' 'nonce-${nonce}'`,
    'style-src': dev ? "'self' 'unsafe-inline'" : "'self'",
    'style-src-attr': "'unsafe-inline'",
    'img-src': "'self' data:",
    // Not every browser counts a socket of the same origin as 'self'.
    'connect-src': dev ? "'self' ws: wss:" : `'self' ${socket}`,
    'form-action': ["'self'", ...formTargets].join(' '),
    'frame-ancestors': "'none'",
    'base-uri': "'none'",
    'object-src': "'none'",
  }
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ')
}
