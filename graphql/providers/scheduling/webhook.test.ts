import { createHmac } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { readWebhook as hearCalcom, readEvent as readCalcom } from './calcom/webhook.ts'
import { readWebhook as hearCalendly, readEvent as readCalendly } from './calendly/webhook.ts'

const at = new Date(1_795_000_000_000)
const seconds = at.getTime() / 1000
const digest = (secret: string, text: string) => createHmac('sha256', secret).update(text).digest()
const hex = (secret: string, text: string) => digest(secret, text).toString('hex')

const ofCalcom = JSON.stringify({
  ...{ triggerEvent: 'BOOKING_CREATED', createdAt: '2026-11-22T10:00:00.000Z' },
  payload: { uid: 'uid-1', organizer: { id: 7 } },
})
const scheduled = 'https://api.calendly.com/scheduled_events/AAAA'
const ofCalendly = JSON.stringify({
  ...{ event: 'invitee.created', created_at: '2026-11-22T10:00:00.000000Z', created_by: null },
  payload: { uri: `${scheduled}/invitees/BBBB`, event: scheduled },
})

const calcom = (header: string | null, secrets = ['new', 'old'], body = ofCalcom) =>
  hearCalcom(Buffer.from(body), header, secrets)
const calendly = (header: string | null, keys = ['new', 'old'], body = ofCalendly) =>
  hearCalendly(Buffer.from(body), header, keys, at)
const stamped = (secret: string, t = seconds, text = ofCalendly) => `t=${t},v1=${hex(secret, `${t}.${text}`)}`

const isForged = { status: 'refused', code: 'SIGNATURE_INVALID' }

test('what is signed with a secret of ours is read, with the old one too while it is replaced', () => {
  for (const secret of ['new', 'old']) {
    expect(calcom(hex(secret, ofCalcom))).toEqual({
      status: 'done',
      event: {
        id: 'BOOKING_CREATED uid-1 2026-11-22T10:00:00.000Z',
        type: 'BOOKING_CREATED',
        objectId: 'uid-1',
        userId: '7',
        createdAt: new Date('2026-11-22T10:00:00Z'),
      },
    })
    expect(calendly(stamped(secret))).toMatchObject({
      status: 'done',
      event: { type: 'invitee.created', objectId: scheduled, userId: null },
    })
  }
  expect(calcom(hex('old', ofCalcom), ['new'])).toMatchObject(isForged)
  expect(calendly(stamped('old'), ['new'])).toMatchObject(isForged)
})

const good = hex('new', ofCalcom)

test.for([
  ['none', null],
  ['an empty one', ''],
  ['the word for no secret', 'no-secret-provided'],
  ['a short one', good.slice(0, -1)],
  ['a long one', `${good}0`],
  ['one with its kind before it', `sha256=${good}`],
  ['capitals', good.toUpperCase()],
  ['base64', digest('new', ofCalcom).toString('base64')],
  ['it twice', `${good}, ${good}`],
  ['that of another body', hex('new', `${ofCalcom} `)],
  ['that of an empty secret', hex('', ofCalcom)],
] as const)('Cal.com’s signature is not %s', ([, header]) => {
  expect(calcom(header, ['new', ''])).toMatchObject(isForged)
})

const t = `t=${seconds}`
const v1 = stamped('new').slice(t.length + 1)

test.for([
  ['none', null],
  ['an empty one', ''],
  ['one without a time', v1],
  ['a time alone', t],
  ['empty parts', 't=,v1='],
  ['a short one', `${t},${v1.slice(0, -1)}`],
  ['a long one', `${t},${v1}0`],
  ['capitals', `${t},${v1.toUpperCase()}`],
  ['base64', `${t},v1=${digest('new', `${seconds}.${ofCalendly}`).toString('base64')}`],
  ['another version', `${t},${v1.replace('v1', 'v0')}`],
  ['two times', `t=${seconds - 1},${t},${v1}`],
  ['two signatures', `${t},${v1},${v1}`],
  ['that of another time', `t=${seconds - 1},${v1}`],
  ['that of the body alone', `${t},v1=${hex('new', ofCalendly)}`],
  ['that of an empty key', stamped('')],
] as const)('Calendly’s signature is not %s', ([, header]) => {
  expect(calendly(header, ['new', ''])).toMatchObject(isForged)
})

test.for([
  [300, 'done'],
  [-300, 'done'],
  [301, 'refused'],
  [-301, 'refused'],
  [3600, 'refused'],
] as const)('Calendly’s time-stamp %d seconds away is %s', ([away, status]) => {
  const reading = calendly(stamped('new', seconds + away))
  expect(reading).toMatchObject({ status, ...(status === 'refused' && { code: 'TIMESTAMP_OUT_OF_RANGE' }) })
})

test('what is no JSON, or names what no database keeps, is refused and never thrown', () => {
  for (const text of [
    '',
    '{',
    'null',
    '[]',
    '"x"',
    'triggerEvent=BOOKING_CREATED',
    '{"triggerEvent":"toString"}',
  ])
    for (const read of [readCalcom, readCalendly])
      expect(read(Buffer.from(text)), text).toMatchObject({ code: 'BODY_INVALID' })
  for (const odd of ['\0', 'a\ud800', '', 'x'.repeat(501)]) {
    expect(
      readCalcom(Buffer.from(ofCalcom.replace('uid-1', JSON.stringify(odd).slice(1, -1)))),
    ).toMatchObject({
      code: 'BODY_INVALID',
      message: expect.stringContaining('payload.uid: '),
    })
  }
})

test('the same event has the same id, which is short enough to be found by', () => {
  const long = Buffer.from(ofCalcom.replace('uid-1', 'u'.repeat(400)))
  const other = Buffer.from(ofCalcom.replace('uid-1', 'u'.repeat(401)))
  const ids = [long, long, other].map((body) => {
    const reading = readCalcom(body)
    return reading.status === 'done' ? reading.event.id : ''
  })
  expect(ids[0]).toHaveLength(64)
  expect(ids[1]).toBe(ids[0])
  expect(ids[2]).not.toBe(ids[0])
})

const samples = path.join(process.env.CONTRACTS_DIR ?? '', 'samples')
const published = existsSync(path.join(samples, 'calcom'))
type Json = Record<string, unknown>

const read = (file: string): Json => JSON.parse(readFileSync(path.join(samples, file), 'utf8'))
const textOf = (sample: Json) => Buffer.from(JSON.stringify(sample))

/** What lies at this path; undefined where the sample has none of it. */
const lookUp = (sample: Json, at: string) =>
  at.split('.').reduce<unknown>((node, key) => (node as Json | undefined)?.[key], sample)

/** The sample with what lies at this path taken away, or made into something else. */
function spoilt(sample: Json, at: string, other: unknown): Json {
  const copy = structuredClone(sample)
  const keys = at.split('.')
  const last = keys.pop() ?? ''
  const holder = lookUp(copy, keys.join('.')) ?? copy
  if (other === undefined) delete (holder as Json)[last]
  else (holder as Json)[last] = other
  return copy
}

const companies = [
  {
    company: 'calcom',
    read: readCalcom,
    many: 14,
    needed: ['triggerEvent', 'createdAt', 'payload', 'payload.uid', 'payload.bookingUid'],
    optional: ['payload.organizer', 'payload.organizer.id'],
    unheeded: /FORM|OOO|DELEGATION|INSTANT|INITIATED/,
  },
  {
    company: 'calendly',
    read: readCalendly,
    many: 4,
    needed: ['event', 'created_at', 'payload', 'payload.uri', 'payload.event'],
    optional: [
      ...['created_by', 'payload.scheduled_event', 'payload.scheduled_event.event_memberships'],
      'payload.scheduled_event.event_memberships.0.user',
    ],
    unheeded: /^$/,
  },
]

test.skipIf(!published).for(companies)(
  'every sample of $company is read, and whatever is spoilt in it is named',
  ({ company, read: readEvent, many, needed, optional, unheeded }) => {
    const files = readdirSync(path.join(samples, company)).filter((file) => file !== 'error.json')
    expect(files.length).toBeGreaterThanOrEqual(many)
    for (const file of files) {
      const sample = read(`${company}/${file}`)
      const heeded = !unheeded.test(file)
      const objectId = heeded ? expect.stringMatching(/./) : null
      const type = sample.triggerEvent ?? sample.event
      expect(readEvent(textOf(sample)), file).toMatchObject({ status: 'done', event: { type, objectId } })
      const there = (at: string) => lookUp(sample, at) !== undefined && (heeded || !at.includes('payload'))
      const wrong = (at: string, other: unknown) =>
        expect(readEvent(textOf(spoilt(sample, at, other))), `${file} ${at}`).toEqual({
          ...{ status: 'refused', code: 'BODY_INVALID', message: expect.stringContaining(`${at}: `) },
        })
      for (const at of needed.filter(there))
        for (const other of [undefined, null, [], 'ü', 7]) wrong(at, other)
      for (const at of optional.filter(there)) for (const other of ['ü', true]) wrong(at, other)
    }
  },
)

test('two things that are wrong are named both', () => {
  const body = textOf({ triggerEvent: 'BOOKING_CREATED', createdAt: 'yesterday', payload: { uid: 7 } })
  const { message } = readCalcom(body) as { message: string }
  for (const at of ['createdAt: ', 'payload.uid: ']) expect(message).toContain(at)
})

test.skipIf(!published)('both companies’ published signatures are taken', () => {
  const vectors = read('signature-vectors.json') as { body: string; t: number } & Record<
    'calcom' | 'calendly',
    Record<string, string>
  >
  const now = new Date(vectors.t * 1000)
  const body = Buffer.from(vectors.body)
  // What was signed is no event of theirs: that this is what is complained of shows that the signature is good.
  const { calcom, calendly } = vectors
  expect(hearCalcom(body, calcom.value!, [calcom.secret!])).toMatchObject({ code: 'BODY_INVALID' })
  expect(hearCalcom(body, calcom.without_secret!, [calcom.secret!])).toMatchObject(isForged)
  const keys = [calendly.signing_key!]
  expect(hearCalendly(body, calendly.value!, keys, now)).toMatchObject({ code: 'BODY_INVALID' })
})
