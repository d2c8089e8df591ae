import type { Db, Deps, Settings, Tx } from '../deps.ts'

/** What it takes to know when somebody is free; inside a transaction, as that sees it. */
export type Reading = Pick<Deps, 'now' | 'holidays'> & {
  db: Db | Tx
  settings: Pick<Settings, 'payoutHoldHours' | 'restDays'>
}
