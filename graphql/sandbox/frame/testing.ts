import { randomBytes } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { inject } from 'vitest'

/** Somebody who takes webhooks: what came, and how the next ones are answered; 200 when nothing is said. */
type Listener<T> = { url: string; received: T[]; answers: number[]; close: () => Promise<void> }

export async function openListener<T>(
  path: string,
  read: (body: Buffer, headers: IncomingHttpHeaders) => T,
): Promise<Listener<T>> {
  const received: T[] = []
  const answers: number[] = []
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part)
    received.push(read(Buffer.concat(parts), request.headers))
    response.writeHead(answers.shift() ?? 200).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}${path}`, received, answers, close }
}

/** An empty database beside the others of the test cluster. */
export async function temporaryDatabase(): Promise<{ pool: pg.Pool; drop(): Promise<void> }> {
  const cluster = (inject as (name: string) => { url: string } | undefined)('cluster')?.url
  const url = cluster ?? process.env.TEST_DATABASE_URL
  if (!url) throw new Error('no test cluster: set TEST_DATABASE_URL')
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`
  await asAdmin(url, `create database ${name}`)
  const pool = new pg.Pool({
    connectionString: Object.assign(new URL(url), { pathname: `/${name}` }).href,
    max: 10,
  })
  const drop = async () => {
    await pool.end()
    await asAdmin(url, `drop database ${name} with (force)`)
  }
  return { pool, drop }
}

async function asAdmin(url: string, statement: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  await admin.query(statement).finally(() => admin.end())
}
