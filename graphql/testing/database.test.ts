import { expect } from 'vitest'
import { test, testDatabase } from './database.ts'

test('each clone is migrated, and no clone sees the rows of another', async ({ database }) => {
  const other = await testDatabase()
  await database.pool.query('CREATE TABLE only_here ()')

  const seen = await other.pool.query("SELECT to_regclass('only_here') AS found")
  const applied = await other.pool.query('SELECT count(*)::int AS migrations FROM _prisma_migrations')
  await other.drop()

  expect(seen.rows).toEqual([{ found: null }])
  expect(applied.rows[0].migrations).toBeGreaterThan(0)
})

test('a transaction that waits for a lock is let go after three seconds', async ({ database }) => {
  const { rows } = await database.pool.query('SHOW lock_timeout')

  expect(rows).toEqual([{ lock_timeout: '3s' }])
})
