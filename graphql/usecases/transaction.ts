import type { Deps, Tx } from './deps.ts'

/** Serialisation failures and deadlocks: the database asks to try again, nothing was written. */
const tryAgain = /40001|40P01|P2034/

const attempts = 3

/**
 * One use case, one transaction, in READ COMMITTED. Refusals thrown inside roll all of it back.
 * Afterwards the relay is woken: whatever was appended is published at once.
 */
export async function inTransaction<T>({ db, poke }: Deps, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      const result = await db.$transaction(work, { maxWait: 10_000, timeout: 15_000 })
      poke()
      return result
    } catch (error) {
      if (attempt === attempts || !tryAgain.test(codesOf(error))) throw error
    }
  }
}

function codesOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  const { code, meta } = error as Error & { code?: string; meta?: unknown }
  return `${code ?? ''} ${meta ? JSON.stringify(meta) : ''}`
}
