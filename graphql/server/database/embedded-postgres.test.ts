import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { expect, test as plain } from 'vitest'
import { canReach } from './account.ts'
import { startEmbeddedPostgres } from './embedded-postgres.ts'

// A folder that nobody but its owner may enter: what mktemp -d makes, and what /root is.
const test = plain.extend('home', async ({}, { onCleanup }) => {
  const closed = fs.mkdtempSync(path.join(os.tmpdir(), 'closed-'))
  const home = path.join(closed, 'data', 'postgres')
  onCleanup(() => {
    if (fs.existsSync(home)) fs.rmSync(fs.realpathSync(home), { recursive: true })
    fs.rmSync(closed, { recursive: true })
  })
  return home
})

const options = { port: 54349, database: 'sundial', careless: true }
const running = (home: string) => fs.existsSync(path.join(home, 'data/postmaster.pid'))

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query({ text: sql, rowMode: 'array' }).finally(() => client.end())
  return rows[0]?.[0]
}

test('it runs in a folder that others cannot enter, keeps its data, and asks for its password', async ({
  home,
}) => {
  const first = await startEmbeddedPostgres({ home, ...options })
  await ask(first.url, 'CREATE TABLE kept ()')
  const stranger = Object.assign(new URL(first.url), { password: 'guessed' }).href
  await expect(ask(stranger, 'SELECT 1')).rejects.toThrow('password authentication failed')
  await first.release()
  expect(running(home)).toBe(false)

  const second = await startEmbeddedPostgres({ home, ...options })
  expect(await ask(second.url, "SELECT to_regclass('kept')::text")).toBe('kept')
  await second.release()
})

test('a killed initdb is begun again', async ({ home }) => {
  fs.mkdirSync(path.join(home, 'data.half'), { recursive: true })
  fs.writeFileSync(path.join(home, 'data.half', 'PG_VERSION'), '18')
  fs.chmodSync(path.join(home, '../..'), 0o755)

  const cluster = await startEmbeddedPostgres({ home, ...options })
  expect(await ask(cluster.url, 'SELECT 1')).toBe(1)
  await cluster.release()
})

test('a port in use is no obstacle, and a second process shares the cluster until both let go', async ({
  home,
}) => {
  const holder = await startEmbeddedPostgres({ home: `${home}-other`, ...options })
  const cluster = await startEmbeddedPostgres({ home, ...options })
  expect(new URL(cluster.url).port).not.toBe(new URL(holder.url).port)
  await holder.release()
  fs.rmSync(fs.realpathSync(`${home}-other`), { recursive: true })

  // The parent of this process stands in for another server that uses the cluster.
  fs.writeFileSync(path.join(home, 'users', String(process.ppid)), '')
  await cluster.release()
  expect(running(home)).toBe(true)

  fs.rmSync(path.join(home, 'users', String(process.ppid)))
  const last = await startEmbeddedPostgres({ home, ...options })
  expect(last.url).toBe(cluster.url)
  await last.release()
  expect(running(home)).toBe(false)
})

test('who may enter a folder is told from every folder above it', ({ home }) => {
  const closed = path.join(home, '../..')
  const stranger = { uid: 65_534, gid: 65_534 }
  fs.mkdirSync(path.dirname(home))
  expect(canReach(stranger, path.dirname(home))).toBe(false)
  expect(canReach({}, path.dirname(home))).toBe(true)
  fs.chmodSync(closed, 0o755)
  expect(canReach(stranger, path.dirname(home))).toBe(true)
  fs.chmodSync(closed, 0o700)
})
