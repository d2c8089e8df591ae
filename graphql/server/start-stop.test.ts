import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { expect, test as plain } from 'vitest'
import { freePorts, type ServerProcess, startServer } from '../testing/server-process.ts'
import { alive } from './database/cluster-lock.ts'

// mktemp -d makes 0700 folders, which the database's own account cannot enter when we are root.
const test = plain.extend<{ dataDir: string }>({
  dataDir: async ({}, use) => {
    const parent = fs.mkdtempSync(path.join(os.tmpdir(), 'sundial-'))
    await use(path.join(parent, 'data'))
    const postgres = path.join(parent, 'data', 'postgres')
    if (fs.existsSync(postgres)) fs.rmSync(fs.realpathSync(postgres), { recursive: true })
    fs.rmSync(parent, { recursive: true })
  },
})

const npmStart = ['npm', 'start', '--silent']
/** Building the town takes longer than all that is tested here; the journeys have it. */
const env = { SKIP_DEMO_TOWN: '1' }

function postmaster(dataDir: string): number {
  const file = path.join(dataDir, 'postgres/data/postmaster.pid')
  return Number(fs.readFileSync(file, 'utf8').split('\n')[0])
}

/** A form that has been sent by half: the server has begun to answer it. */
async function halfARequest({ url }: ServerProcess) {
  const socket = net.connect(Number(new URL(url).port), '127.0.0.1')
  const type = 'content-type: application/x-www-form-urlencoded'
  socket.write(`POST /theme HTTP/1.1\r\nhost: localhost\r\n${type}\r\ncontent-length: 10\r\n\r\ntheme`)
  let answer = ''
  socket.on('data', (chunk) => (answer += chunk.toString()))
  const closed = new Promise((resolve) => socket.once('close', resolve))
  // Once a later request has been answered, the earlier one has been read.
  await fetch(`${url}/healthz`)
  const finish = async () => {
    socket.write('=dark')
    await closed
    return answer
  }
  return { finish }
}

async function refusesConnections({ url }: ServerProcess): Promise<boolean> {
  for (let tries = 0; tries < 200; tries++) {
    const failed = await fetch(`${url}/healthz`).then(
      () => false,
      () => true,
    )
    if (failed) return true
  }
  return false
}

plain('what is started below is built from what is here', { timeout: 300_000 }, () => {
  const { status, stdout } = spawnSync(process.execPath, ['graphql/server/commands/bootstrap.js', 'start'])
  expect(status, String(stdout)).toBe(0)
})

for (const target of ['npm alone', 'the whole group'] as const) {
  test.concurrent(`SIGTERM to ${target} finishes the request under way and stops the database`, {
    timeout: 300_000,
  }, async ({ dataDir }) => {
    const server = await startServer({ command: npmStart, port: await freePorts(), dataDir, env })
    const database = postmaster(dataDir)
    const request = await halfARequest(server)

    process.kill(target === 'npm alone' ? server.child.pid! : -server.child.pid!, 'SIGTERM')
    expect(await refusesConnections(server)).toBe(true)
    const answer = await request.finish()
    const code = await server.ended

    expect(answer).toContain('HTTP/1.1 302')
    expect(answer).toContain('theme=dark')
    expect([0, 'SIGTERM', 143]).toContain(code)
    expect(alive(database)).toBe(false)
    expect(server.output()).toContain(`http://localhost:${new URL(server.url).port}`)
  })
}

test.concurrent('the program itself ends with 0, and the next start finds the same database', {
  timeout: 300_000,
}, async ({ dataDir }) => {
  const port = await freePorts()
  const first = await startServer({ port, dataDir, env })
  const secrets = fs.readFileSync(path.join(dataDir, 'secrets.json'), 'utf8')
  expect(await first.stop()).toBe(0)

  const second = await startServer({ port, dataDir, env })
  expect(fs.readFileSync(path.join(dataDir, 'secrets.json'), 'utf8')).toBe(secrets)
  expect(await second.stop()).toBe(0)
})

test.concurrent('after kill -9 the next start takes the database over and stops it at its end', {
  timeout: 300_000,
}, async ({ dataDir }) => {
  const port = await freePorts()
  const killed = await startServer({ port, dataDir, env })
  const database = postmaster(dataDir)
  killed.child.kill('SIGKILL')
  await killed.ended
  expect(alive(database)).toBe(true)

  const next = await startServer({ port, dataDir, env })
  expect(postmaster(dataDir)).toBe(database)
  expect(await next.stop()).toBe(0)
  expect(alive(database)).toBe(false)
})

test.concurrent('a taken port ends the start, names PORT and leaves no database behind', {
  timeout: 300_000,
}, async ({ dataDir }) => {
  const port = await freePorts()
  const holder = net.createServer().listen(port, '127.0.0.1')
  const start = startServer({ port, dataDir, env })

  await expect(start).rejects.toThrow(/ended with 1:[\s\S]*PORT: \d+ on 127\.0\.0\.1 is already taken/)
  holder.close()
  expect(fs.existsSync(path.join(dataDir, 'postgres/data/postmaster.pid'))).toBe(false)
})
