import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { build } from 'esbuild'
import type { Word } from './life.ts'
import type { Wish } from './wish.ts'

const program = path.join(import.meta.dirname, 'life.ts')
/** Inside the repository, so that the bundle finds its packages. */
const workshop = path.resolve('.data/test')
const mostTries = 400

/** Processes of the house, one after the other; the next is loaded while the present one works. */
export type Lives = {
  /** Kills whoever works now, at once, and lets the next begin; meanwhile nobody works. */
  begin: (meanwhile?: () => Promise<void>) => Promise<void>
  /** False when it was refused, or the process died over it. */
  ask: (what: string, wish: Partial<Wish>) => Promise<boolean>
  /** Asks until somebody lives to answer; false when it was refused. Throws when nothing but failures come back. */
  insist: (what: string, wish: Partial<Wish>) => Promise<boolean>
  end: () => Promise<void>
  kills: () => number
}

export async function livesOf(word: Word): Promise<Lives> {
  const { file, remove } = await bundled()
  let next = load(file)
  let present: ChildProcess | null = null
  let kills = 0
  const kill = async (child: ChildProcess) => {
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await gone
  }
  return {
    async begin(meanwhile) {
      if (present) {
        await kill(present)
        kills++
      }
      await meanwhile?.()
      present = await next
      const open = said(present, 'open')
      present.send(word)
      await open
      next = load(file)
    },
    ask: async (what, wish) => (await statusOf(word.port, what, wish)) === 200,
    async insist(what, wish) {
      for (let tries = 0; tries < mostTries; tries++) {
        const status = await statusOf(word.port, what, wish)
        if (status === 200 || status === 409) return status === 200
        await pause(60)
      }
      throw new Error(`${what} is never answered.`)
    },
    async end() {
      for (const child of [present, await next]) if (child) await kill(child)
      await remove()
    },
    kills: () => kills,
  }
}

/** Null: the process died over it, or there is none. */
async function statusOf(port: number, what: string, wish: Partial<Wish>): Promise<number | null> {
  const body = JSON.stringify(wish)
  const answer = await fetch(`http://127.0.0.1:${port}${what}`, { method: 'POST', body }).catch(() => null)
  return answer?.status ?? null
}

/** One file, as the server is built: it loads in a third of the time. */
async function bundled(): Promise<{ file: string; remove: () => Promise<void> }> {
  await mkdir(workshop, { recursive: true })
  const folder = await mkdtemp(path.join(workshop, 'life-'))
  const file = path.join(folder, 'life.js')
  await build({
    entryPoints: [program],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  })
  return { file, remove: () => rm(folder, { recursive: true, force: true }) }
}

async function load(file: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [file], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  await said(child, 'loaded')
  return child
}

function said(child: ChildProcess, word: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const hear = (message: unknown) => {
      if (message !== word) return
      child.off('message', hear)
      child.off('exit', dead)
      resolve()
    }
    const dead = (code: number | null) =>
      reject(new Error(`A house ended with ${code} before it was ${word}.`))
    child.on('message', hear)
    child.once('exit', dead)
  })
}
