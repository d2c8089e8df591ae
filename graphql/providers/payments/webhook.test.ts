import { createHmac } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { stripePayments } from './stripe.ts'

const { readWebhook, readEvent } = stripePayments({ secretKey: 'sk_test_house' })
const at = new Date('2026-11-20T10:00:00Z')
const body = Buffer.from(
  JSON.stringify({
    id: 'evt_1',
    object: 'event',
    type: 'account.updated',
    account: 'acct_1',
    created: 1_795_000_000,
    data: { object: { id: 'acct_1', object: 'account' } },
  }),
)

function header(seconds = 0, secret = 'whsec_new', text = body): string {
  const t = at.getTime() / 1000 + seconds
  return `t=${t},v1=${createHmac('sha256', secret).update(`${t}.`).update(text).digest('hex')}`
}

test('a signed delivery is read', () => {
  expect(readWebhook(body, header(), ['whsec_new'], at)).toEqual({
    status: 'done',
    event: {
      id: 'evt_1',
      type: 'account.updated',
      account: 'acct_1',
      objectId: 'acct_1',
      objectType: 'account',
      createdAt: new Date(1_795_000_000_000),
    },
  })
})

test('while a secret is replaced, both are taken', () => {
  const rolling = ['whsec_old', 'whsec_new']
  expect(readWebhook(body, header(0, 'whsec_old'), rolling, at).status).toBe('done')
  expect(readWebhook(body, header(0, 'whsec_new'), rolling, at).status).toBe('done')
})

test.for([
  ['another secret', header(0, 'whsec_forged'), body],
  ['another body', header(), Buffer.from(`${body} `)],
  ['no header', null, body],
  ['an empty header', '', body],
  ['no signature', `t=${at.getTime() / 1000}`, body],
  ['no time', header().replace(/t=\d+,/, ''), body],
  ['a longer signature', `${header()}00`, body],
] as const)('%s is no signature of ours', ([, signature, text]) => {
  expect(readWebhook(text, signature, ['whsec_new'], at)).toMatchObject({
    status: 'refused',
    code: 'SIGNATURE_INVALID',
  })
})

test.for([
  [300, 'done'],
  [-300, 'done'],
  [301, 'refused'],
  [-301, 'refused'],
] as const)('a time-stamp %d seconds away is %s', ([seconds, status]) => {
  expect(readWebhook(body, header(seconds), ['whsec_new'], at).status).toBe(status)
})

test.for(['', 'null', '[]', '{"id":1}', '{"object":"event","id":"evt","type":"x"}'])(
  '%j is not an event',
  (text) => {
    const raw = Buffer.from(text)
    expect(readWebhook(raw, header(0, 'whsec_new', raw), ['whsec_new'], at).status).toBe('refused')
  },
)

test('no secret takes nothing', () => {
  expect(readWebhook(body, header(0, ''), [''], at).status).toBe('refused')
  expect(readWebhook(body, header(), [], at).status).toBe('refused')
})

const samples = path.join(process.env.CONTRACTS_DIR ?? '', 'samples/stripe')
const published = process.env.CONTRACTS_DIR ? readdirSync(samples) : []
type Json = Record<string, unknown>

/** The sample with what lies at this path taken away, or made into something else. */
function spoilt(sample: Json, at: string, other: unknown): Json {
  const copy = structuredClone(sample)
  const names = at.split('.')
  const last = names.pop() ?? ''
  const holder = names.reduce((node, name) => node[name] as Json, copy)
  if (other === undefined) delete holder[last]
  else holder[last] = other
  return copy
}

test.skipIf(published.length === 0)(
  'every published sample is read, and what is spoilt in it is named',
  () => {
    expect(published.length).toBeGreaterThan(30)
    for (const file of published) {
      const sample = JSON.parse(readFileSync(path.join(samples, file), 'utf8')) as Json
      const reading = readEvent(Buffer.from(JSON.stringify(sample)))
      expect(reading, file).toMatchObject({ status: 'done', event: { id: sample.id, type: sample.type } })
      for (const at of ['id', 'object', 'type', 'created', 'data', 'data.object', 'data.object.object'])
        for (const other of [undefined, [], null])
          expect(readEvent(Buffer.from(JSON.stringify(spoilt(sample, at, other)))), `${file} ${at}`).toEqual({
            ...{ status: 'refused', code: 'BODY_INVALID', message: expect.stringContaining(`${at}: `) },
          })
    }
  },
)
