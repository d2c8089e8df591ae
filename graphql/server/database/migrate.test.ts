import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect } from 'vitest'
import { test, testDatabase } from '#graphql/testing/database.ts'
import { freePorts, startServer } from '#graphql/testing/server-process.ts'
import { migrate, pendingMigrations } from './migrate.ts'

function folderOf(files: Record<string, string>): string {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'migrations-'))
  for (const [name, sql] of Object.entries(files)) {
    fs.mkdirSync(path.join(dir, name))
    fs.writeFileSync(path.join(dir, name, 'migration.sql'), sql)
  }
  return dir
}

test('a migration that fails leaves nothing behind, says why, and can be mended', async ({ database }) => {
  const broken = folderOf({ '2_one': 'CREATE TABLE half (); SELECT no_such_function();' })
  await expect(migrate(database.url, broken)).rejects.toThrow(/Migration 2_one failed: .*no_such_function/)
  const { rows } = await database.pool.query("SELECT to_regclass('half') AS half")
  expect(rows).toEqual([{ half: null }])

  const mended = folderOf({ '2_one': 'CREATE TABLE half ();' })
  expect(await migrate(database.url, mended)).toEqual(['2_one'])
  expect(await migrate(database.url, mended)).toEqual([])
})

test('what comes after a failed migration is not applied', async ({ database }) => {
  const dir = folderOf({ '3_bad': 'nonsense', '4_good': 'CREATE TABLE never ()' })
  await expect(migrate(database.url, dir)).rejects.toThrow('3_bad')
  expect(await pendingMigrations(database.pool, dir)).toEqual(['3_bad', '4_good'])
})

test('an applied migration that was edited is refused', async ({ database }) => {
  await migrate(database.url, folderOf({ '5_one': 'SELECT 1' }))
  await expect(migrate(database.url, folderOf({ '5_one': 'SELECT 2' }))).rejects.toThrow(
    'edited after it ran',
  )
})

test('of processes that start together one migrates and the others wait for it', async ({ database }) => {
  const dir = folderOf({ '6_slow': 'SELECT pg_sleep(0.2); CREATE TABLE once ();' })
  const applied = await Promise.all([1, 2, 3].map(() => migrate(database.url, dir)))
  expect(applied.flat()).toEqual(['6_slow'])
})

test('a server whose migrations fail ends and says why, unless told to skip them', {
  timeout: 300_000,
}, async () => {
  const database = await testDatabase()
  await database.pool.query("UPDATE _prisma_migrations SET checksum = 'another'")
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'sundial-'))
  const env = { DATABASE_URL: database.url, SKIP_DEMO_TOWN: '1' }

  const start = startServer({ port: await freePorts(), dataDir, env })
  await expect(start).rejects.toThrow(
    /ended with 1:[\s\S]*cannot start\. Migration \w+ was edited after it ran/,
  )

  const server = await startServer({
    port: await freePorts(),
    dataDir,
    env: { ...env, SKIP_DB_MIGRATIONS: '1' },
  })
  expect(await server.stop()).toBe(0)
  await database.drop()
})
