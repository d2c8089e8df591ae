import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { testCluster } from '#graphql/testing/cluster.ts'
import { migrate } from './migrate.ts'

/** A migrated database of a role that is no superuser, as a production's is. */
async function ownedByKeeper(): Promise<pg.Client> {
  const cluster = await testCluster()
  const name = `keeper_${randomBytes(6).toString('hex')}`
  const admin = new pg.Client({ connectionString: cluster.url })
  await admin.connect()
  await admin.query(`create role ${name} login password '${name}'`)
  await admin.query(`create database ${name} owner ${name} template template0`)
  const url = Object.assign(new URL(cluster.url), { username: name, password: name, pathname: `/${name}` })
  const keeper = new pg.Client({ connectionString: url.href })
  onTestFinished(async () => {
    await keeper.end()
    await admin.query(`drop database ${name} with (force)`)
    await admin.query(`drop role ${name}`)
    await admin.end()
    await cluster.release()
  })
  await migrate(url.href)
  await keeper.connect()
  return keeper
}

test('the owner of the tables writes in the books, and has no right to change them', async () => {
  const keeper = await ownedByKeeper()
  await keeper.query(`
    with head as (insert into ledger_entry (key, fact, at) values ('one', 'captured', now()) returning key)
    insert into posting (entry_key, account, currency, amount_minor)
    select key, account, 'USD', minor from head, (values ('held', -5), ('provider:stripe', 5)) line (account, minor)`)
  const { rows } = await keeper.query(
    'select sum(amount_minor)::int as sum, count(*)::int as lines from posting',
  )
  expect(rows).toEqual([{ sum: 0, lines: 2 }])

  const denied = { code: '42501', message: expect.stringMatching(/^permission denied for table/) }
  for (const table of ['posting', 'ledger_entry', 'audit_entry', 'fee_change']) {
    await expect(keeper.query(`delete from ${table}`)).rejects.toMatchObject(denied)
    await expect(keeper.query(`truncate ${table} cascade`)).rejects.toMatchObject(denied)
  }
  await expect(keeper.query('update posting set amount_minor = 0')).rejects.toMatchObject(denied)
  await expect(keeper.query("update ledger_entry set key = 'two'")).rejects.toMatchObject(denied)
})
