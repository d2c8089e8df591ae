/**
 * `npm run bench` measures on this machine, in one run, what must be fast, each against a named peer or limit. Ratios
 * compare between machines, figures do not. It ends with 0 however the bars are met: it is a table, not a check.
 */
import { benchHouse } from '#graphql/testing/bench/bench-house.ts'
import { bookingRows } from '#graphql/testing/bench/booking.ts'
import { engineRows } from '#graphql/testing/bench/engine.ts'
import { herdRow } from '#graphql/testing/bench/herd.ts'
import { nestedListRow } from '#graphql/testing/bench/nested-list.ts'
import type { Row } from '#graphql/testing/bench/row.ts'
import { searchRow } from '#graphql/testing/bench/search.ts'

const house = await benchHouse()
try {
  const rows: Row[] = []
  for (const measure of [engineRows, herdRow, bookingRows, nestedListRow, searchRow]) {
    console.error(`Measuring ${measure.name.replace(/Rows?$/, '')} ...`)
    rows.push(...[await measure(house)].flat())
  }
  console.log(['what', 'against', 'result', 'to reach', ''].join(' | '))
  for (const { what, against, result, bar, reached } of rows) {
    console.log([what, against, result, bar, reached ? 'reached' : 'not reached'].join(' | '))
  }
} finally {
  await house.close()
}
