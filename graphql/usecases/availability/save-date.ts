import { issuesOfLast } from '#graphql/domain/availability/calendar-input.ts'
import {
  type DateOverride,
  maxOverrides,
  type Schedule,
  scheduleIssues,
} from '#graphql/domain/availability/schedule.ts'
import { InputInvalid, refuseIssues } from '#graphql/domain/errors.ts'
import { MentorProfileMissing } from '#graphql/domain/mentor/errors.ts'
import { SessionTypeNotFound } from '#graphql/domain/session-type/errors.ts'
import type { Deps, Tx } from '../deps.ts'
import { findOwnType, lockMentor, typeChanged } from '../session-type/own.ts'
import { inTransaction } from '../transaction.ts'
import type { PersonViewer } from '../viewer.ts'
import { type Owner, rangeOf, replaceSchedule, rowsOf, scheduleChanged } from './save-schedule.ts'
import { storedDate } from './stored-date.ts'
import { readSchedule, scheduleOf } from './wanted.ts'

export const saveDateErrors = [InputInvalid, MentorProfileMissing] as const
export const saveTypeDateErrors = [InputInvalid, SessionTypeNotFound] as const

/** The hours of one date: none closes it, null lets it follow its weekday again. */
type DateInput = {
  date: string
  hours?: readonly { start: string; end: string }[] | null | undefined
}

const stored = { include: { hours: true, overrides: true } }

/** Changes one date of the viewer's own hours and leaves the others alone. Answers with the mentor's id. */
export async function saveDate(deps: Deps, viewer: PersonViewer, input: DateInput): Promise<string> {
  const { mentorId } = viewer
  if (mentorId === null) throw new MentorProfileMissing()
  const date = checkDate(input)
  await inTransaction(deps, async (tx) => {
    await lockMentor(tx, mentorId)
    const mentor = await tx.mentor.findUniqueOrThrow({
      where: { id: mentorId },
      include: { schedule: stored },
    })
    await changeDate(tx, { mentorId }, scheduleOf({ mentor }), date)
    await scheduleChanged(tx, { ...viewer, mentorId })
  })
  return mentorId
}

/** The same for the own hours of one of the viewer's session types; it needs to have some. */
export async function saveTypeDate(
  deps: Deps,
  viewer: PersonViewer,
  { sessionTypeId, ...input }: DateInput & { sessionTypeId: string },
): Promise<void> {
  const date = checkDate(input)
  await inTransaction(deps, async (tx) => {
    const type = await findOwnType(tx, viewer, sessionTypeId)
    const schedule = await tx.schedule.findUnique({ where: { sessionTypeId }, ...stored })
    if (!schedule) {
      const message = 'This session type has no hours of its own.'
      throw new InputInvalid([{ path: ['sessionTypeId'], message }])
    }
    await changeDate(tx, { sessionTypeId }, readSchedule(schedule), date)
    await typeChanged(tx, viewer, type)
  })
}

type Changed = { date: string; hours: DateOverride['hours'] | null }

function checkDate({ date, hours }: DateInput): Changed {
  const read = hours ? hours.map(rangeOf) : null
  const alone = { timeZone: 'UTC', weekly: [], overrides: [{ date, hours: read ?? [] }] }
  refuseIssues(issuesOfLast(scheduleIssues(alone), 0))
  return { date, hours: read }
}

/** `schedule` is the one in force: usual hours that nobody saved yet are kept with their first date. */
async function changeDate(tx: Tx, owner: Owner, schedule: Schedule, { date, hours }: Changed): Promise<void> {
  const others = schedule.overrides.filter((each) => each.date !== date)
  if (hours && others.length >= maxOverrides) {
    const message = `At most ${maxOverrides} dates can have their own hours.`
    throw new InputInvalid([{ path: ['date'], message }])
  }
  const row = await tx.schedule.findUnique({ where: owner })
  const scheduleId = row?.id ?? (await replaceSchedule(tx, owner, schedule, false))
  await tx.dateOverride.deleteMany({ where: { scheduleId, date: storedDate(date) } })
  if (hours) await tx.dateOverride.createMany({ data: rowsOf(scheduleId, { date, hours }) })
}
