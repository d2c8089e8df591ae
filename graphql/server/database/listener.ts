import pg from 'pg'
import type { Logger } from 'pino'

type Heard = (payload: string) => void

export type Listener = {
  /**
   * Calls `heard` with each payload of a channel, and once with '' after every reconnection, when some may have been
   * missed and the table must be read instead.
   */
  on(channel: string, heard: Heard): Promise<void>
  close(): Promise<void>
}

/** Marks the one listening session of each process in pg_stat_activity. */
export const listenerName = 'sundial-listener'

/**
 * One connection for all of a process's LISTEN. It comes back by itself after the database was away.
 * @param url a direct connection: a transaction pooler loses notifications
 */
export async function createListener(url: string, log: Logger): Promise<Listener> {
  const channels = new Map<string, Heard[]>()
  let closed = false
  let client = await connect()

  async function connect(): Promise<pg.Client> {
    const fresh = new pg.Client({ connectionString: url, application_name: listenerName, keepAlive: true })
    fresh.on('notification', ({ channel, payload }) => tell(channel, payload ?? ''))
    fresh.on('error', (error) => log.warn({ err: error }, 'listening connection broke'))
    await fresh.connect()
    fresh.on('end', () => void comeBack(250))
    for (const channel of channels.keys()) await fresh.query(`LISTEN ${pg.escapeIdentifier(channel)}`)
    return fresh
  }

  async function comeBack(delayMs: number): Promise<void> {
    if (closed) return
    await new Promise((resolve) => setTimeout(resolve, delayMs).unref())
    if (closed) return
    try {
      client = await connect()
      for (const channel of channels.keys()) tell(channel, '')
    } catch (error) {
      log.warn({ err: error }, 'cannot listen yet')
      void comeBack(Math.min(delayMs * 2, 5_000))
    }
  }

  function tell(channel: string, payload: string): void {
    for (const heard of channels.get(channel) ?? []) heard(payload)
  }

  return {
    async on(channel, heard) {
      channels.set(channel, [...(channels.get(channel) ?? []), heard])
      await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`)
    },
    async close() {
      closed = true
      await client.end()
    },
  }
}
