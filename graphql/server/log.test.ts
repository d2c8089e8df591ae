import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createLog, masked } from './log.ts'

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = []
  write(createLog('info', { write: (line) => void lines.push(line) }))
  return lines.join('')
}

test('a line is JSON with its facts, whatever was masked in it', () => {
  const line = logged((log) =>
    log.info({ bookingId: 'b-1', email: 'nora@example.com' }, 'mail sent to nora@example.com'),
  )
  expect(JSON.parse(line)).toMatchObject({
    bookingId: 'b-1',
    email: '…@example.com',
    msg: 'mail sent to …@example.com',
  })
})

test.each([
  ['a card number', '4242 4242 4242 4242'],
  ['a card number without spaces', '4000000000000002'],
  ['a Stripe key', 'sk_test_51Habcdefghijkl'],
  ['a webhook secret', 'whsec_abcdefghijkl'],
  ['a bearer token', 'Bearer abcdefghijklmnop'],
  ['a booking token', 'Booking abc.def-ghi_jkl'],
  ['a booking link', 'https://sundial.test/b/abcdefghijkl.mno'],
  ['a database password', 'postgresql://postgres:hunter22@127.0.0.1:5432/sundial'],
])('%s is unreadable in fields, messages, errors and nested texts', (_name, secret) => {
  const tail = secret.slice(-6)
  const error = new Error(`failed for ${secret}`)
  const line = logged((log) =>
    log.error({ err: error, deep: [{ text: JSON.stringify({ secret }) }], secret }, secret),
  )
  expect(line.replace('/sundial', '')).not.toContain(secret.includes('@') ? 'hunter22' : tail)
})

test('fields with telling names are masked whatever they hold', () => {
  const line = logged((log) =>
    log.info({ password: 'tulip', accessToken: 't"u\\lip', headers: { cookie: 'tulip=1' } }),
  )
  expect(line).not.toContain('tulip')
  expect(() => JSON.parse(line)).not.toThrow()
})

test('no address survives, and every line stays JSON', () => {
  const around = fc.string({ maxLength: 20 })
  fc.assert(
    fc.property(around, fc.emailAddress(), around, (before, email, after) => {
      const line = logged((log) => log.info({ text: `${before} <${email}> ${after}` }))
      expect(line).not.toContain(`<${email}>`)
      expect(() => JSON.parse(line)).not.toThrow()
    }),
  )
})

test('times, ids and amounts can still be read', () => {
  const facts = '2026-11-21T13:44:17.908Z 0193a0e2-7c3b-7e4b-9a51-3f2b8c6d1e0f 1795268657908 pi_3Q'
  expect(masked(facts)).toBe(facts)
})
