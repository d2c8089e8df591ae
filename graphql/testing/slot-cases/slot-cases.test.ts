import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const command = 'graphql/server/commands/slots.ts'
const file = join(process.env.CONTRACTS_DIR ?? 'nowhere', '..', 'slot-cases.json')
const present = existsSync(file)
if (!present) process.stdout.write('slot-cases.json is not there (CONTRACTS_DIR): its cases were not run\n')

async function slots(
  args: string[],
  zone = 'UTC',
): Promise<{ code: number; stdout: string; stderr: string }> {
  const run = promisify(execFile)(process.execPath, ['--import', 'tsx', command, ...args], {
    env: { ...process.env, TZ: zone },
    maxBuffer: 1e8,
  })
  return run.then(
    (said) => ({ code: 0, ...said }),
    ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
  )
}

function fileOf(content: unknown): string {
  const path = join(mkdtempSync(join(tmpdir(), 'slots-')), 'cases.json')
  writeFileSync(path, JSON.stringify(content))
  return path
}

const office = { timeZone: 'UTC', weekly: [{ days: [1, 2, 3, 4, 5], start: '09:00', end: '12:00' }] }
const one = {
  id: 'one',
  now: '2025-02-01T00:00:00Z',
  hosts: [{ schedule: office, timeZone: 'UTC' }],
  event: { durationMin: 60, slotIntervalMin: null, period: null },
  query: { from: '2025-02-03T00:00:00Z', to: '2025-02-04T00:00:00Z', timeZone: 'Asia/Kolkata' },
}

test.skipIf(!present).each(['UTC', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland'])(
  'every shared case comes out as expected in a process whose zone is %s',
  async (zone) => {
    const { code, stdout, stderr } = await slots([file, '--check'], zone)
    const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: { id: string }[] }
    expect(cases.length).toBeGreaterThanOrEqual(79)
    expect([code, stderr]).toEqual([0, `${cases.length} of ${cases.length} cases as expected\n`])
    const { results } = JSON.parse(stdout) as { results: { id: string }[] }
    expect(results.map(({ id }) => id)).toEqual(cases.map(({ id }) => id))
  },
)

test('a case is answered with slots and their count by the booker’s dates', async () => {
  const { code, stdout, stderr } = await slots([fileOf({ cases: [one] })])
  expect([code, stderr]).toEqual([0, ''])
  expect(JSON.parse(stdout)).toEqual({
    results: [
      {
        id: 'one',
        slots: ['2025-02-03T09:00:00.000Z', '2025-02-03T10:00:00.000Z', '2025-02-03T11:00:00.000Z'],
        countByDate: { '2025-02-03': 3 },
      },
    ],
  })
})

test('what differs from what was expected is named, and fails the check', async () => {
  const expected = { count: 2, countByDate: { '2025-02-03': 3 }, last: '2025-02-03T10:00:00.000Z' }
  const { code, stderr } = await slots([fileOf({ cases: [{ ...one, expected }] }), '--check'])
  expect(code).toBe(1)
  expect(stderr.split('\n').map((line) => line.split(':')[0])).toEqual([
    'one count',
    'one last',
    '0 of 1 cases as expected',
    '',
  ])
})

test('everything that is wrong with a file is named at once, by case and field', async () => {
  const wrong = {
    ...one,
    hosts: [{ schedule: { ...office, timeZone: 'Mars/Base' } }],
    event: { durationMin: 0 },
    query: { ...one.query, from: 'today' },
  }
  const { code, stdout, stderr } = await slots([fileOf({ cases: [wrong] })])
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr.split('\n').map((line) => line.split(':')[0])).toEqual([
    'one hosts.0.schedule.timeZone',
    'one event.durationMin',
    'one query.from',
    '',
  ])
  const long = { ...one, query: { ...one.query, to: '2045-01-01T00:00:00Z' } }
  expect((await slots([fileOf([long])])).stderr).toBe('one query: at most ten years can be asked for\n')
  expect((await slots(['no-such-file.json'])).code).toBe(2)
})
