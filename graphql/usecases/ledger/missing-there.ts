import type { Difference } from '#graphql/domain/ledger/difference.ts'
import type { Deps } from '../deps.ts'
import { answered } from '../reaction.ts'
import { storeMovements } from './read-movements.ts'

type Row = { key: string; fact: string; bookingId: string | null; currency: string; minor: bigint }

/** As many are looked up one by one; more than that is not a straggler but a gap. */
const mostLookups = 100

/**
 * What the ledger says moved the provider's balance and the provider does not list: of the entries posted from `from` to
 * `until`, and of those that were missing before. An old movement may lie before what was read, so each is looked up by
 * the object that moved it first.
 */
export async function missingThere(deps: Deps, from: Date, until: Date): Promise<Difference[]> {
  const suspects = await unlisted(deps, from, until)
  const sources = [...new Set(suspects.map(({ key }) => key.split(':')[0] ?? key))]
  for (const source of sources.slice(0, mostLookups)) {
    const reaction = await deps.payments.findTransactions(source)
    // To whom the object is unknown, nothing was moved by it.
    if (reaction.status !== 'refused') await storeMovements(deps, answered(reaction))
  }
  const missing = suspects.length > 0 ? await unlisted(deps, from, until) : []
  return missing.map(({ key, fact, bookingId, currency, minor }) => ({
    kind: 'MISSING_THERE',
    subject: key,
    currency,
    here: minor,
    there: null,
    detail: fact,
    bookingId,
    fresh: false,
  }))
}

function unlisted({ db, payments }: Deps, from: Date, until: Date): Promise<Row[]> {
  return db.$queryRaw<Row[]>`
    select key, fact, entry.booking_id as "bookingId", currency, sum(amount_minor)::bigint as minor
    from ledger_entry as entry join posting on entry_key = key
    where account = ${`provider:${payments.name}`} and (at between ${from} and ${until} or key in (
        select subject from "case" where kind = 'MISSING_THERE' and closed_at is null))
      and not exists (select 1 from provider_movement where provider_movement.entry_key = key)
      and not exists (select 1 from provider_movement where provider_movement.id = regexp_replace(key, ':fee$', ''))
    group by key, fact, entry.booking_id, currency having sum(amount_minor) <> 0 order by key`
}
