import { type ChildProcess, spawn } from 'node:child_process'
import net from 'node:net'
import { variableNames } from '../server/env.ts'

export type ServerProcess = {
  url: string
  child: ChildProcess
  /** All that the process and those below it have said. */
  output: () => string
  /** Resolves with the exit code, or the signal's name, when the process is gone. */
  ended: Promise<number | string>
  /** Sends SIGTERM and waits for the end. */
  stop: () => Promise<number | string>
}

type Options = {
  /** The program and its arguments. */
  command?: string[]
  port: number
  dataDir: string
  env?: Record<string, string>
}

/** As `npm start` does. */
const nursery = ['--no-parallel-scavenge', '--min-semi-space-size=128', '--max-semi-space-size=128']
const built = [process.execPath, ...nursery, '--enable-source-maps', 'build/start.js']

/**
 * Starts Sundial as somebody would, in a process group of its own, and waits until it is ready.
 * @throws with all that it said, when it ends instead
 */
export async function startServer({
  command = built,
  port,
  dataDir,
  env = {},
}: Options): Promise<ServerProcess> {
  const [program = '', ...args] = command
  // Empty counts as unset: neither this shell's configuration nor an .env file reaches the server under test.
  const unset = Object.fromEntries(variableNames.map((name) => [name, '']))
  const own = { PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'warn', ...env }
  const settings: NodeJS.ProcessEnv = { ...process.env, ...unset, NODE_ENV: 'production', ...own }
  const child = spawn(program, args, { detached: true, env: settings })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const ended = new Promise<number | string>((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? signal ?? 'unknown'))
    child.once('error', (error) => resolve(error.message))
  })
  const url = `http://127.0.0.1:${port}`
  const waiting = new AbortController()
  const end = await Promise.race([ended.then((code) => ({ code })), ready(url, waiting.signal)])
  waiting.abort()
  if (end) throw new Error(`The server ended with ${end.code}:\n${output}`)
  const stop = async () => {
    child.kill('SIGTERM')
    return await ended
  }
  return { url, child, output: () => output, ended, stop }
}

async function ready(url: string, signal: AbortSignal): Promise<undefined> {
  const giveUpAt = performance.now() + 240_000
  while (performance.now() < giveUpAt && !signal.aborted) {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined)
    if (answer?.ok) return undefined
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`${url} was not ready within four minutes.`)
}

/** The first of ten ports in a row that nobody uses now; a server takes the next four for its sandboxes. */
export async function freePorts(): Promise<number> {
  for (;;) {
    const first = 12_000 + Math.floor(Math.random() * 2_000) * 10
    const free = await Promise.all(Array.from({ length: 10 }, (_, i) => isFree(first + i)))
    if (free.every(Boolean)) return first
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = net.createServer().once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
