import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const patienceMs = 60_000

/** Runs `work` while no other process of this machine starts or stops the cluster in `home`. */
export async function alone<T>(home: string, work: () => Promise<T> | T): Promise<T> {
  const file = path.join(home, 'lock')
  const giveUpAt = performance.now() + patienceMs
  while (!take(file)) {
    if (!alive(Number(fs.existsSync(file) && fs.readFileSync(file, 'utf8')))) fs.rmSync(file, { force: true })
    else if (performance.now() > giveUpAt) throw new Error(`Another process holds ${file}.`)
    await pause(20)
  }
  try {
    return await work()
  } finally {
    fs.rmSync(file, { force: true })
  }
}

function take(file: string): boolean {
  const own = `${file}.${process.pid}`
  fs.writeFileSync(own, String(process.pid))
  try {
    // A link appears with its content or not at all: nobody ever reads a lock without its owner.
    fs.linkSync(own, file)
    return true
  } catch {
    return false
  } finally {
    fs.rmSync(own, { force: true })
  }
}

/** Notes that this process uses the cluster in `home`. */
export function enter(home: string): void {
  fs.mkdirSync(path.join(home, 'users'), { recursive: true })
  fs.writeFileSync(path.join(home, 'users', String(process.pid)), '')
}

/** Notes that this process no longer uses the cluster. True when no living process is left. */
export function leave(home: string): boolean {
  const users = path.join(home, 'users')
  fs.rmSync(path.join(users, String(process.pid)), { force: true })
  const left = fs.readdirSync(users).filter((pid) => {
    if (alive(Number(pid))) return true
    fs.rmSync(path.join(users, pid), { force: true })
    return false
  })
  return left.length === 0
}

/** Whether a process of this machine has that id and still runs. */
export function alive(pid: number): boolean {
  if (!pid) return false
  try {
    process.kill(pid, 0)
    return !isZombie(pid)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Ended, and not yet taken note of by its parent; in a container without an init that may last for ever. */
function isZombie(pid: number): boolean {
  const file = `/proc/${pid}/stat`
  // The state follows the name, which stands in parentheses and may hold anything (proc_pid_stat(5)).
  return fs.existsSync(file) && /.*\) Z /s.test(fs.readFileSync(file, 'utf8'))
}
