import { setImmediate, setTimeout } from 'node:timers/promises'
import { type Directory, refreshDue } from '#graphql/domain/mentor/directory.ts'
import type { Deps } from '../deps.ts'
import type { Feed } from '../feed.ts'
import { listAnew, listBookings, readDirectory } from './read-directory.ts'

const dayMs = 86_400_000
const lookMs = 1_000
const lookedAtOnce = 32
/** What changes together is read together: a search is behind by this much at most, and costs whoever asks meanwhile less. */
const gatherMs = 200

/** Who can be found, as of now. */
export type Finder = { directory: () => Promise<Directory> }

type Keeping = {
  readonly deps: Deps
  kept: Directory | null
  /** The one that will replace it, and whoever changed since that was begun. */
  making: { done: Promise<Directory>; readonly changed: Changed } | null
  readonly changed: Changed
  outdated: boolean
}

type Changed = { readonly mentors: Set<string>; readonly bookings: Set<string> }

/** The directory of this process, in step with what happens in all of them until it is stopped. */
export function keepDirectory(deps: Deps, feed: Feed): Finder & { stop: () => Promise<void> } {
  const keeping: Keeping = { deps, kept: null, making: null, changed: nothing(), outdated: false }
  const stopping = new AbortController()
  let working: Promise<void> = Promise.resolve()
  let waiting = false

  /** One at a time; what fails is done again with the next look. */
  function work(): void {
    if (waiting) return
    waiting = true
    working = working
      .then(() => setTimeout(gatherMs))
      .then(() => {
        waiting = false
        return catchUp(keeping)
      })
      .catch((error: unknown) => {
        keeping.outdated = true
        deps.log.warn({ err: error }, 'directory put off')
      })
  }

  async function follow(): Promise<void> {
    for await (const event of feed.subscribe(feed.position(), stopping.signal)) {
      if (note(keeping, event)) work()
    }
  }

  /** Whatever was missed while nobody followed is made up for by a new directory. */
  async function followOn(): Promise<void> {
    while (!stopping.signal.aborted) {
      await follow().catch((error: unknown) => deps.log.warn({ err: error }, 'directory lost the feed'))
      await setTimeout(lookMs, null, { signal: stopping.signal }).catch(() => null)
      keeping.outdated = true
    }
  }

  void followOn()
  const timer = setInterval(work, lookMs).unref()
  work()
  return {
    directory: async () => (keeping.kept && covers(keeping.kept, deps) ? keeping.kept : make(keeping)),
    async stop() {
      stopping.abort()
      clearInterval(timer)
      await working
      await keeping.making?.done.catch(() => undefined)
    },
  }
}

const nothing = (): Changed => ({ mentors: new Set(), bookings: new Set() })

/** Writes down whose listing the event may have changed; false: nobody's. */
function note(
  keeping: Keeping,
  event: { type: string; bookingId: string | null; subjectId: string },
): boolean {
  if (event.type === 'platform.policyChanged') keeping.outdated = true
  for (const { mentors, bookings } of [keeping.changed, keeping.making?.changed ?? nothing()]) {
    if (event.type.startsWith('mentor.')) mentors.add(event.subjectId)
    if (event.type.startsWith('booking.') && event.bookingId) bookings.add(event.bookingId)
  }
  return /^(mentor|booking|platform)\./.test(event.type)
}

async function catchUp(keeping: Keeping): Promise<void> {
  const { deps, kept, changed, making } = keeping
  if (!making && (!kept || keeping.outdated || firstDayOf(deps) !== kept.firstDay)) {
    keeping.outdated = false
    make(keeping).catch((error: unknown) => deps.log.warn({ err: error }, 'directory not made'))
  }
  if (!kept) return
  await apply(deps, kept, changed)
  while (refreshDue(kept, deps.now().getTime(), lookedAtOnce) === lookedAtOnce) await setImmediate()
}

/** Makes a new one and puts it in the place of the old. */
function make(keeping: Keeping): Promise<Directory> {
  if (keeping.making) return keeping.making.done
  const changed = nothing()
  const done = readDirectory(keeping.deps)
    .then(async (made) => {
      await apply(keeping.deps, made, changed)
      keeping.kept = made
      return made
    })
    .finally(() => {
      keeping.making = null
    })
  keeping.making = { done, changed }
  return done
}

async function apply(deps: Deps, directory: Directory, { mentors, bookings }: Changed): Promise<void> {
  while (mentors.size + bookings.size > 0) {
    const [some, theirs] = [[...mentors], [...bookings]]
    mentors.clear()
    bookings.clear()
    if (some.length > 0) await listAnew(deps, directory, await concerned(deps, some, []))
    if (theirs.length > 0) await listBookings(deps, directory, await concerned(deps, [], theirs))
  }
}

/**
 * The mentors, those whose free times and sessions the bookings count for, or did before another host came instead, and
 * whose session types any of them give too.
 */
async function concerned({ db }: Deps, mentorIds: readonly string[], bookingIds: readonly string[]) {
  const rows = await db.$queryRaw<{ id: string }[]>`
    with of_bookings as (
      select id, mentor_id, session_type_id from booking where id = any(${bookingIds}::uuid[])
    ), they as (
      select unnest(${mentorIds}::uuid[]) as id
      union select mentor_id from of_bookings
      union select h.mentor_id from booking_host h join of_bookings b on b.id = h.booking_id
      union select h.mentor_id from session_type_host h join of_bookings b using (session_type_id)
    )
    select id from they
    union select t.mentor_id from session_type t
      join session_type_host h on h.session_type_id = t.id join they on they.id = h.mentor_id`
  return rows.map(({ id }) => id)
}

const firstDayOf = ({ now }: Deps) => Math.floor(now().getTime() / dayMs)

/** Yesterday's still reaches far enough while today's is made; one from after a clock was turned back does not. */
const covers = ({ firstDay }: Directory, deps: Deps) => {
  const today = firstDayOf(deps)
  return firstDay === today || firstDay === today - 1
}
