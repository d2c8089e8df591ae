import http, { type IncomingMessage } from 'node:http'
import net, { type AddressInfo } from 'node:net'
import { pino } from 'pino'
import { expect, test as plain } from 'vitest'
import { type App, createApp } from '../app.ts'
import { originOf, RequestRefused, send, toRequest } from './adapter.ts'
import { rawBody } from './body.ts'
import { guardForm, guardQuery } from './form-guard.ts'
import { holdLarge } from './large-bodies.ts'

const log = pino({ level: 'silent' })

function request(url: string, headers: Record<string, string> = {}): IncomingMessage {
  return {
    url,
    headers: { host: 'sundial.test', ...headers },
    socket: { remoteAddress: '10.0.0.9' },
  } as never
}

// Echoes what it was sent; /hangs answers when told to.
const test = plain.extend('site', async ({}, { onCleanup }) => {
  let answerLate = () => {}
  const app = createApp({
    headers: {
      appUrl: 'https://sundial.test',
      formTargets: ['https://checkout.stripe.com'],
      embedsCheckout: false,
      dev: false,
    },
    upgrades: [],
    log,
    routes: [
      {
        path: '/echo/',
        handle: async (req, res) => {
          const asked = toRequest(req, res, originOf(req, 0).url)
          const headers = new Headers([
            ['set-cookie', 'a=1'],
            ['set-cookie', 'b=2'],
          ])
          await send(res, new Response(`${asked.method} ${await asked.text()}`, { status: 201, headers }))
        },
      },
      { path: '/limited', handle: async (req, res) => void res.end(String((await rawBody(req, 10)).length)) },
      { path: '/breaks', handle: () => Promise.reject(new Error('the secret table is missing')) },
      {
        path: '/hangs',
        handle: (_req, res) => {
          answerLate = () => res.end('late')
        },
      },
    ],
  })
  await app.listen(0, '127.0.0.1')
  onCleanup(() => app.close(0))
  return { app, url: `http://127.0.0.1:${portOf(app)}`, answerLate: () => answerLate() }
})

function portOf({ server }: App): number {
  return (server.address() as AddressInfo).port
}

test('a request arrives as it was sent, and an answer with all its cookies', async ({ site }) => {
  const answer = await fetch(`${site.url}/echo/here`, { method: 'POST', body: 'ünï' })
  expect([answer.status, await answer.text()]).toEqual([201, 'POST ünï'])
  expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
})

test('a body above the limit is refused with 413, announced or not', async ({ site }) => {
  const url = `${site.url}/limited`
  expect(await (await fetch(url, { method: 'POST', body: '0123456789' })).text()).toBe('10')
  expect((await fetch(url, { method: 'POST', body: '0123456789a' })).status).toBe(413)

  const stream = new Blob(['0123456789a']).stream()
  const unannounced = await fetch(url, { method: 'POST', body: stream, duplex: 'half' } as RequestInit)
  expect(unannounced.status).toBe(413)
})

test('a failure is a 500 that tells nothing of the inside', async ({ site }) => {
  const answer = await fetch(`${site.url}/breaks`)
  expect(answer.status).toBe(500)
  expect(await answer.text()).not.toContain('table')
})

test('every answer carries the protecting headers, refusals included', async ({ site }) => {
  for (const path of ['/echo/', '/breaks', '/b/a-booking-token']) {
    const { headers } = await fetch(`${site.url}${path}`, { method: 'HEAD' })
    expect(headers.get('content-security-policy'), path).toContain("frame-ancestors 'none'")
    expect(headers.get('content-security-policy'), path).toContain(
      "form-action 'self' https://checkout.stripe.com",
    )
    expect(headers.get('strict-transport-security'), path).toContain('max-age=31536000')
    expect(headers.get('x-content-type-options'), path).toBe('nosniff')
    const leaks = path.startsWith('/b/') ? 'no-referrer' : 'strict-origin-when-cross-origin'
    expect(headers.get('referrer-policy'), path).toBe(leaks)
  }
})

test('only the pay page lets Stripe’s script and frames in, and only where its form is embedded', async ({
  onTestFinished,
}) => {
  const open = async (embedsCheckout: boolean) => {
    const headers = { appUrl: 'https://sundial.test', formTargets: [], embedsCheckout, dev: false }
    const app = createApp({ headers, upgrades: [], routes: [], log })
    await app.listen(0, '127.0.0.1')
    onTestFinished(() => app.close(0))
    const { port } = app.server.address() as AddressInfo
    return async (path: string) => {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`)
      return Object.fromEntries(answer.headers)
    }
  }
  const [embedded, hosted] = [await open(true), await open(false)]
  const pay = await embedded('/bookings/Qm9va2luZzox/pay')
  const policy = pay['content-security-policy']
  expect(policy).toMatch(/script-src 'self' 'nonce-[^']+' https:\/\/js\.stripe\.com /)
  expect(policy).toMatch(/frame-src https:\/\/js\.stripe\.com /)
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toContain('unsafe-eval')
  expect(pay['permissions-policy']).toContain('https://js.stripe.com')
  for (const path of ['/bookings/Qm9va2luZzox', '/bookings/x/pay/more', '/', '/pay', '/admin/x/pay'])
    expect(JSON.stringify(await embedded(path)), path).not.toContain('stripe')
  expect(JSON.stringify(await hosted('/bookings/Qm9va2luZzox/pay'))).not.toContain('stripe')
})

test('closing lets the request under way finish and takes no other', async ({ site }) => {
  const agent = new http.Agent({ keepAlive: true })
  const late = new Promise<string>((resolve) => {
    http.get(`${site.url}/hangs`, { agent }, (res) => res.on('data', (chunk) => resolve(String(chunk))))
  })
  await fetch(`${site.url}/echo/`)
  const began = performance.now()
  const closed = site.app.close(5_000)
  await expect(fetch(`${site.url}/echo/`)).rejects.toThrow()

  site.answerLate()
  expect(await late).toBe('late')
  await closed
  expect(performance.now() - began).toBeLessThan(2_000)
})

test('closing cuts what has not ended within the grace', async ({ site }) => {
  const cut = fetch(`${site.url}/hangs`).then(
    () => 'answered',
    () => 'cut',
  )
  await fetch(`${site.url}/echo/`)
  await site.app.close(50)
  expect(await cut).toBe('cut')
})

test('a taken port is told by its variable', async ({ site }) => {
  const other = createApp({
    routes: [],
    upgrades: [],
    headers: { appUrl: '', formTargets: [], embedsCheckout: false, dev: false },
    log,
  })
  await expect(other.listen(portOf(site.app), '127.0.0.1')).rejects.toThrow(/PORT: .* already taken/)
})

test('what is no HTTP at all is answered and hurts nobody', async ({ site }) => {
  const socket = net.connect(portOf(site.app), '127.0.0.1', () => socket.write('nonsense\r\n\r\n'))
  const said = await new Promise((resolve) => socket.once('data', (chunk) => resolve(String(chunk))))
  expect(said).toContain('400 Bad Request')
  expect((await fetch(`${site.url}/echo/`)).status).toBe(201)
})

test('forwarding headers count only behind proxies that we know', () => {
  const forged = request('/x?y=1', { 'x-forwarded-proto': 'https', 'x-forwarded-for': '1.1.1.1, 2.2.2.2' })
  expect(originOf(forged, 0)).toMatchObject({
    address: '10.0.0.9',
    url: new URL('http://sundial.test/x?y=1'),
  })
  expect(originOf(forged, 1)).toMatchObject({
    address: '2.2.2.2',
    url: new URL('https://sundial.test/x?y=1'),
  })
  expect(originOf(forged, 2).address).toBe('1.1.1.1')
})

test('no path and no Host header leads to another host', () => {
  expect(originOf(request('//evil.example/x'), 0).url.host).toBe('sundial.test')
  expect(() => originOf(request('/%'), 0)).toThrow(RequestRefused)
  expect(originOf(request('http://evil.example/x'), 0).url.host).toBe('sundial.test')
  for (const host of ['a b', 'evil.example/x', 'user@evil.example', 'x:99999']) {
    expect(() => originOf(request('/', { host }), 0), host).toThrow(RequestRefused)
  }
})

test('a form passes from our own pages only, and only as a form that says its length', () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '5' }
  const guard = (headers: Record<string, string>) => () => {
    guardForm(
      { ...request('/theme', headers), method: 'POST' } as never,
      new URL('http://sundial.test/theme'),
    )
  }
  expect(guard(form)).not.toThrow()
  expect(guard({ ...form, origin: 'https://sundial.test' })).not.toThrow()
  for (const origin of ['https://evil.example', 'https://sundial.test.evil.example', 'null']) {
    expect(guard({ ...form, origin }), origin).toThrow('another site')
  }
  expect(guard({ ...form, 'content-type': 'text/plain' })).toThrow('take forms')
  expect(guard({ 'content-type': 'multipart/form-data; boundary=x' })).toThrow('how long')
  expect(guard({ ...form, 'content-length': '2097153' })).toThrow('too large')
})

test('only the forms of bookings and complaints may be as large as the files they bring', () => {
  const guard = (path: string, type: string, length: number) => () => {
    const headers = { 'content-type': type, 'content-length': String(length) }
    guardForm({ ...request(path, headers), method: 'POST' } as never, new URL(path, 'http://sundial.test'))
  }
  const [multipart, mega] = ['multipart/form-data; boundary=x', 1 << 20]
  expect(guard('/mentors/ana/intro/book', multipart, 17 * mega)).not.toThrow()
  expect(guard('/mentors/ana/intro/book', multipart, 17 * mega + 1)).toThrow('at most 5 MB')
  expect(guard('/mentors/ana/intro/book', 'application/x-www-form-urlencoded', 3 * mega)).toThrow('too large')
  for (const path of ['/bookings/Booking_1/complaint', '/bookings/Booking_1/complaint.data'])
    expect(guard(path, multipart, 17 * mega)).not.toThrow()
  expect(guard('/bookings/Booking_1', multipart, 3 * mega)).toThrow('too large')
  expect(guard('/sign-up', multipart, 3 * mega)).toThrow('too large')
  expect(guard('/x/mentors/ana/intro/book/', multipart, 3 * mega)).toThrow('too large')
})

test('a question to the API is refused by its length before it is read', () => {
  const guard = (headers: Record<string, string>) => () => {
    const req = Object.assign(request('/graphql', headers), { method: 'POST' })
    const res = new http.ServerResponse(req)
    guardQuery(req, res)
    res.emit('close')
  }
  const multipart = { 'content-type': 'multipart/form-data; boundary=x' }
  expect(guard({ 'content-type': 'application/json', 'content-length': '1048576' })).not.toThrow()
  expect(guard({ 'content-type': 'application/json', 'content-length': '1048577' })).toThrow('too large')
  expect(guard({ ...multipart, 'content-length': String(6 << 20) })).not.toThrow()
  expect(guard({ ...multipart, 'content-length': String((6 << 20) + 1) })).toThrow('too large')
  expect(guard(multipart)).toThrow('how long')
})

test('large bodies are let in while there is room for them', () => {
  const large = () => request('/graphql', { 'content-length': String(32 << 20) })
  const answers = Array.from({ length: 4 }, () => new http.ServerResponse(large()))
  for (const answer of answers) holdLarge(large(), answer)
  const late = new http.ServerResponse(large())
  expect(() => holdLarge(large(), late)).toThrow('Many files')
  expect(() => holdLarge(request('/graphql', { 'content-length': '9' }), late)).not.toThrow()
  answers[0]?.emit('close')
  expect(() => holdLarge(large(), late)).not.toThrow()
  for (const answer of [...answers.slice(1), late]) answer.emit('close')
})
