import type { LoaderFunctionArgs } from '@remix-run/node'

const closed = [
  '/bookings',
  '/b/',
  '/invoices/',
  '/mentor$',
  '/mentor/',
  '/admin',
  '/sign-',
  '/theme',
  '/*/book?',
]

export function loader({ request }: LoaderFunctionArgs) {
  const lines = ['User-agent: *', ...closed.map((path) => `Disallow: ${path}`)]
  const text = [...lines, '', `Sitemap: ${new URL('/sitemap.xml', request.url)}`, ''].join('\n')
  return new Response(text, { headers: { 'content-type': 'text/plain; charset=utf-8' } })
}
