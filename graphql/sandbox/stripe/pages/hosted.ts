import type { IncomingMessage, ServerResponse } from 'node:http'
import { locked } from '../../frame/store.ts'
import type { Frame } from '../api.ts'
import { settleDue } from '../due.ts'
import { decode, encodedIn } from '../form.ts'
import { checkBooks } from '../ledger.ts'
import type { Line } from '../lines.ts'
import { onwardOf, type Paid } from '../pay.ts'
import { startWaitingRefunds } from '../refund.ts'
import { find, type Row, type World, worldAt } from '../world.ts'
import { challengePage, checkoutPage, closedPage, setupPage } from './checkout.ts'
import { enter, express, type Form, onboarding, type View } from './mentor.ts'
import { challenged, submitted } from './submitted.ts'

/** Serves the pages that people see at Stripe. `form` is null for GET. */
export async function hostedPage(
  frame: Frame,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = new URL(request.url ?? '/', 'http://sandbox').pathname
  const form: Form = request.method === 'POST' ? decode(await encodedIn(request)) : null
  const view = await locked(frame, async (client) => {
    const world = worldAt(client, frame)
    await settleDue(world)
    const result = await viewOf(world, path, form)
    if (form) await startWaitingRefunds(world)
    await checkBooks(world)
    return result
  })
  response.writeHead(view.status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; frame-ancestors 'none'",
    ...('to' in view ? { location: view.to } : {}),
  })
  response.end('to' in view ? '' : view.page)
}

async function viewOf(world: World, path: string, form: Form): Promise<View> {
  const [, area, kind, id = '', extra] = path.split('/')
  if (area === 'c') return checkout(world, id, extra, form)
  if (area === 'setup' && kind === 'e') return enter(world, extra ?? '', form)
  if (area === 'setup' && kind === 'v') return onboarding(world, id, form)
  if (area === 'express') return express(world, kind ?? '', form)
  return { status: 404, page: closedPage(null, null) }
}

async function checkout(world: World, id: string, extra: string | undefined, form: Form): Promise<View> {
  const row = await find(world, 'checkout.session', id)
  if (!row) return { status: 404, page: closedPage(null, null) }
  const session = row.body
  if (session.status === 'complete' && form) return { status: 303, to: successUrl(row) }
  if (session.status !== 'open') {
    const onward = session.status === 'complete' ? successUrl(row) : session.cancel_url
    return { status: form ? 409 : 200, page: closedPage(session, onward) }
  }
  if (extra === 'authenticate' && row.hidden.challenge) {
    if (!form) return { status: 200, page: challengePage(session) }
    return shownOutcome(world, row, await challenged(world, row, form))
  }
  if (!form) return { status: 200, page: openPage(row) }
  return shownOutcome(world, row, await submitted(world, row, form))
}

async function shownOutcome(world: World, row: Row<'checkout.session'>, paid: Paid): Promise<View> {
  if (paid.outcome === 'paid') return { status: 303, to: successUrl(row) }
  if (paid.outcome === 'challenge')
    return { status: 303, to: `${world.publicUrl}/c/pay/${row.body.id}/authenticate` }
  return again(row, paid.message)
}

function again(row: Row<'checkout.session'>, problem: string): View {
  return { status: 402, page: openPage(row, problem) }
}

function openPage({ body, hidden }: Row<'checkout.session'>, problem?: string): string {
  return body.mode === 'setup'
    ? setupPage(body, problem)
    : checkoutPage(body, hidden.lines as Line[], problem)
}

function successUrl({ body }: Row<'checkout.session'>): string {
  return onwardOf(body).replaceAll('{CHECKOUT_SESSION_ID}', body.id)
}
