import type { Stage } from './stage.ts'

/** What stands in calendars kept elsewhere and should not, or should and does not, once the world has come to rest. */
export async function calendarsBroken(stage: Stage): Promise<string[]> {
  const broken: string[] = []
  for (const { rig, mentorId, known } of stage.keepers) {
    const standing = (await rig.there.standing(known)).map(({ id }) => id)
    const ours = await wantedThere(stage, mentorId)
    for (const { id, ids, judged } of ours)
      if (!judged && ids.filter((one) => standing.includes(one)).length !== 1)
        broken.push(`booking ${id} stands ${ids.length === 0 ? 'nowhere' : `as ${ids}, but not`} there`)
    const wanted = new Set([...ours.flatMap(({ ids }) => ids), ...(await begunBefore(stage, mentorId))])
    for (const one of standing.filter((one) => !wanted.has(one))) {
      const here = await hereOf(stage, one)
      // What was booked there and had begun before we asked is nobody's business here.
      if (here !== null) broken.push(`${one} stands there for nothing: here it is ${here}`)
    }
  }
  return [...broken, ...(await leftOpen(stage))]
}

/** What stands there, lies ahead, and is not known here, although everybody was asked. */
export async function unknownHere({ keepers, db, now }: Stage): Promise<string[]> {
  const unknown: string[] = []
  for (const { rig, known } of keepers) {
    const ahead = (await rig.there.standing(known)).filter(({ startsAt }) => startsAt > now())
    for (const { id } of ahead)
      if ((await db.externalBooking.count({ where: { externalId: id } })) === 0)
        unknown.push(`${id} stands there, and nobody here knows of it`)
  }
  return unknown
}

type Wanted = { id: string; ids: string[]; judged: boolean }

/** Whatever took place or will; `judged`: a person decides, as it was undone there when it was too late. */
async function wantedThere({ pool }: Stage, mentorId: string): Promise<Wanted[]> {
  const { rows } = await pool.query<Wanted>(
    `select b.id, coalesce(array_agg(e.external_id) filter (where e.external_id is not null), '{}') as ids,
      exists (select from "case" where booking_id = b.id and kind::text like 'CALENDAR%') as judged
    from booking b left join external_booking e on e.booking_id = b.id and e.state = 'ACTIVE'
    where b.mentor_id = $1 and b.scheduling <> 'NATIVE' and b.state in ('CONFIRMED', 'COMPLETED', 'NO_SHOW')
    group by b.id`,
    [mentorId],
  )
  return rows
}

/** What nobody can cancel there any more: it had begun by the time we knew that nothing came of it. */
async function begunBefore({ pool }: Stage, mentorId: string): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `select e.external_id as id from external_booking e join booking b on b.id = e.booking_id
    where b.mentor_id = $1 and e.state = 'ENDED' and e.ended_at >= e.starts_at and e.external_id is not null`,
    [mentorId],
  )
  return rows.map(({ id }) => id)
}

async function hereOf({ db }: Stage, externalId: string): Promise<string | null> {
  const row = await db.externalBooking.findFirst({ where: { externalId }, include: { booking: true } })
  if (!row) return null
  const { state, bookingId, booking, startsAt, endedAt } = row
  const times = `from ${startsAt.toISOString()}, ended ${endedAt?.toISOString()}`
  return `${state} of ${bookingId}, which is ${booking.state}, ${times}`
}

async function leftOpen({ pool }: Stage): Promise<string[]> {
  const { rows } = await pool.query<{ what: string }>(`
    select 'booking ' || booking_id || ' is still to be moved there' as what from booking_move
    union all select 'what stands there for booking ' || booking_id || ' is still ' || state from external_booking
      where state in ('ASKED', 'CANCELLING')
    union all select 'a time for booking ' || booking_id || ' is still kept there' from external_hold`)
  return rows.map(({ what }) => what)
}
