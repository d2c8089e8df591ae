import { spawn } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import os from 'node:os'
import path from 'node:path'
import { expect } from 'vitest'
import { test } from '#graphql/testing/house.ts'
import { freePorts } from '#graphql/testing/server-process.ts'
import { machineNow } from '../clock.ts'
import { variableNames } from '../env.ts'

const unset = Object.fromEntries(variableNames.map((name) => [name, '']))

/** Begins a command of ours on this database, as somebody at a shell would. */
function begin(file: string, url: string, port: number) {
  const dataDir = path.join(os.tmpdir(), `sundial-${process.pid}`)
  const env = { ...process.env, ...unset, DATABASE_URL: url, DATA_DIR: dataDir, PORT: String(port) }
  const child = spawn(process.execPath, ['--import', 'tsx', `graphql/server/commands/${file}`], { env })
  let output = ''
  const said = new EventEmitter()
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += String(chunk)
      said.emit('more')
    })
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  /** Waits for words like these; what was caught of them. */
  const hear = async (words: RegExp): Promise<string[]> => {
    for (;;) {
      const found = words.exec(output)
      if (found) return found
      await once(said, 'more')
    }
  }
  return { child, ended, hear, output: () => output }
}

async function run(file: string, url: string): Promise<{ code: number | null; said: string }> {
  const { ended, output } = begin(file, url, await freePorts())
  const code = await ended
  return { code, said: output() }
}

test('reconcile ends with 0 while everything agrees, and names what does not', async ({
  house,
  database,
}) => {
  house.clock.set(machineNow())
  const { id } = await house.freeBooking()
  const agreed = await run('reconcile.ts', database.url)
  expect(agreed).toEqual({ code: 0, said: expect.stringContaining('Everything agrees.') })

  await house.deps.db.slotHold.deleteMany({ where: { bookingId: id } })
  const broken = await run('reconcile.ts', database.url)
  expect(broken.code).toBe(1)
  expect(broken.said).toContain(id)
})

test('the sandboxes alone answer a call with the key that they name, and end on SIGTERM', async ({
  database,
}) => {
  const { child, ended, hear } = begin('sandbox.ts', database.url, await freePorts())
  const [, url, key] = await hear(/Stripe +(http\S+), with the secret key (\S+)/)
  const answer = await fetch(`${url}/v1/balance`, { headers: { authorization: `Bearer ${key}` } })
  expect(await answer.json()).toMatchObject({ object: 'balance' })
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
})
