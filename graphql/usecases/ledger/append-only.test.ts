import { expect } from 'vitest'
import { type Scene, test } from '#graphql/testing/live.ts'

/** What PostgreSQL says to it; null when it was done. It is never kept. */
async function refusal({ pool }: Scene, ...statements: string[]): Promise<string | null> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    for (const statement of statements) await client.query(statement)
    await client.query('set constraints all immediate')
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

test('case 32: what is written in the books and in the audit is never changed or taken away', async ({
  scene,
}) => {
  const { bookingId } = await scene.paid()
  expect(await scene.balance('held', bookingId)).toBe(-8_250n)
  for (const [table, change] of [
    ['ledger_entry', 'at = now()'],
    ['posting', 'amount_minor = amount_minor + 1'],
  ]) {
    const said = (of: string) => `${table} is append-only: ${of} refused`
    expect(await refusal(scene, `update ${table} set ${change}`)).toBe(said('UPDATE'))
    expect(await refusal(scene, `delete from ${table}`)).toBe(said('DELETE'))
    expect(await refusal(scene, `truncate ${table} cascade`)).toMatch(/is append-only: TRUNCATE refused/)
  }
  expect(await refusal(scene, 'truncate audit_entry')).toBe('audit_entry is append-only: TRUNCATE refused')
})

test('an entry that does not sum to zero is refused, and so is a line added to one that does', async ({
  scene,
}) => {
  const { bookingId } = await scene.paid()
  const of = { where: { bookingId, fact: 'captured' } }
  const { key, mentorId } = await scene.deps.db.ledgerEntry.findFirstOrThrow(of)
  const line = (entry: string, minor: number) =>
    `insert into posting (entry_key, account, currency, amount_minor, booking_id, mentor_id)
     values ('${entry}', 'held', 'USD', ${minor}, '${bookingId}', '${mentorId}')`
  const entry = `insert into ledger_entry (key, fact, booking_id, mentor_id, at)
     values ('mine', 'captured', '${bookingId}', '${mentorId}', now())`
  expect(await refusal(scene, entry, line('mine', 5), line('mine', -5))).toBeNull()
  expect(await refusal(scene, entry, line('mine', 5), line('mine', -4))).toMatch(/mine/)
  expect(await refusal(scene, line(key, 1))).toMatch(key)
})
