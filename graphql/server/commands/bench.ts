/**
 * `npm run bench` measures on this machine, in one run, what must be fast, each against a named peer or limit. Ratios
 * compare between machines, figures do not. It ends with 0 however the bars are met: it is a table, not a check.
 * `--only payout` measures that alone; `--shares 1000000` has the payout sweep release so many.
 */
import { parseArgs } from 'node:util'
import { type BenchHouse, benchHouse } from '#graphql/testing/bench/bench-house.ts'
import { bookingRows } from '#graphql/testing/bench/booking.ts'
import { engineRows } from '#graphql/testing/bench/engine.ts'
import { herdRow } from '#graphql/testing/bench/herd.ts'
import { nestedListRow } from '#graphql/testing/bench/nested-list.ts'
import { payoutRow } from '#graphql/testing/bench/payouts.ts'
import type { Row } from '#graphql/testing/bench/row.ts'
import { searchRow } from '#graphql/testing/bench/search.ts'

const { values } = parseArgs({
  options: { only: { type: 'string' }, shares: { type: 'string', default: '100000' } },
})

type Measure = (house: BenchHouse) => Promise<Row | Row[]>
const measures: Record<string, Measure> = {
  engine: engineRows,
  herd: herdRow,
  booking: bookingRows,
  nestedList: nestedListRow,
  search: searchRow,
  payout: (house) => payoutRow(house, Number(values.shares)),
}
const wanted = Object.entries(measures).filter(([name]) => (values.only ?? name) === name)
if (wanted.length === 0) throw new Error(`--only: one of ${Object.keys(measures).join(', ')}.`)

const house = await benchHouse()
try {
  const rows: Row[] = []
  for (const [name, measure] of wanted) {
    console.error(`Measuring ${name} ...`)
    rows.push(...[await measure(house)].flat())
  }
  console.log(['what', 'against', 'result', 'to reach', ''].join(' | '))
  for (const { what, against, result, bar, reached } of rows) {
    console.log([what, against, result, bar, reached ? 'reached' : 'not reached'].join(' | '))
  }
} finally {
  await house.close()
}
