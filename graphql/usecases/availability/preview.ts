import type { Schedule } from '#graphql/domain/availability/schedule.ts'
import { scheduleIssues } from '#graphql/domain/availability/schedule.ts'
import { InputInvalid, type InputIssue, refuseIssues } from '#graphql/domain/errors.ts'
import { checkDraft } from '#graphql/domain/session-type/draft.ts'
import type { Deps } from '../deps.ts'
import { type BookableType, findType } from '../session-type/bookable.ts'
import { given, type TypeInput } from '../session-type/create.ts'
import { draftOf } from '../session-type/read.ts'
import { columnsOf } from '../session-type/write.ts'
import { rowsOf, type ScheduleInput, scheduleFrom } from './save-schedule.ts'
import { slotsOf } from './slots.ts'
import type { Wanted } from './wanted.ts'

export const previewErrors = [InputInvalid] as const

const week = 7 * 86_400_000

type Given = ScheduleInput | null | undefined

/** What would be saved: what is left out is as it is; a null schedule or restriction takes the one there is away. */
export type SlotDraft = TypeInput & {
  schedule?: Given
  restriction?: Given
  mentorSchedule?: Given
}

/**
 * How many times would be open in the next seven days, were the draft saved and the type published. The listing's own
 * code on the draft. Throws InputInvalid with everything that is wrong with it.
 */
export async function previewSlots(deps: Deps, sessionTypeId: string, draft: SlotDraft): Promise<number> {
  return countNext(deps, wantedBy(deps, await findType(deps.db, sessionTypeId), draft))
}

async function countNext(deps: Deps, wanted: Wanted): Promise<number> {
  const from = deps.now()
  const slots = await slotsOf(deps, wanted, { from, to: new Date(from.getTime() + week) })
  return slots.length
}

/** The same for one who gives the type, or is asked to, with these hours for it; null: the usual ones. */
export async function previewHostSlots(
  deps: Deps,
  { sessionTypeId, mentorId }: { sessionTypeId: string; mentorId: string },
  hostSchedule: Given,
): Promise<number> {
  refuseIssues(issuesOf(hostSchedule, 'hostSchedule'))
  const type = await findType(deps.db, sessionTypeId)
  const hosts = type.hosts.map((host) => {
    if (host.mentorId !== mentorId) return host
    const schedule = hostSchedule === null ? null : drafted(hostSchedule, host.schedule)
    return { ...host, schedule, acceptedAt: host.acceptedAt ?? deps.now() }
  })
  return countNext(deps, { ...type, hosts })
}

function wantedBy({ settings }: Deps, type: BookableType, draft: SlotDraft): Wanted {
  const { schedule, restriction, mentorSchedule, ...changes } = draft
  const rules = () => checkDraft({ ...draftOf(type), ...given(changes) }, settings.settles)
  refuseIssues([
    ...issuesIn(rules),
    ...issuesOf(schedule, 'schedule'),
    ...issuesOf(restriction, 'restriction'),
    ...issuesOf(mentorSchedule, 'mentorSchedule'),
  ])
  const checked = rules()
  const { mentor } = type
  return {
    ...type,
    ...columnsOf(checked),
    limits: [
      ...checked.limits.map((limit) => ({ ...unsavedLimit(type), ...limit })),
      ...checked.menteeLimits.map((limit) => ({ ...unsavedLimit(type), ...limit, perMentee: true })),
    ],
    schedule: schedule === null ? null : drafted(schedule, type.schedule),
    restriction: restriction === null ? null : drafted(restriction, type.restriction),
    mentor: { ...mentor, schedule: drafted(mentorSchedule, mentor.schedule) },
  }
}

function issuesIn(check: () => unknown): readonly InputIssue[] {
  try {
    check()
    return []
  } catch (error) {
    if (error instanceof InputInvalid) return error.issues
    throw error
  }
}

const issuesOf = (given: Given, name: string): InputIssue[] =>
  given
    ? scheduleIssues(scheduleFrom(given)).map(({ path, message }) => ({ path: [name, ...path], message }))
    : []

const unsavedLimit = ({ id }: BookableType) => ({
  id: '',
  mentorId: null,
  sessionTypeId: id,
  teamOfId: null,
  perMentee: false,
})

type Stored = BookableType['schedule']

/** The rows that saving it would leave: the dates that are left out are those that are stored. */
function drafted(given: Given, before: Stored): Stored {
  if (!given) return before
  const { timeZone, weekly, overrides }: Schedule = scheduleFrom(given)
  const scheduleId = before?.id ?? ''
  return {
    id: scheduleId,
    mentorId: before?.mentorId ?? null,
    sessionTypeId: before?.sessionTypeId ?? null,
    timeZone,
    hours: weekly.map((hours) => ({ scheduleId, ...hours })),
    overrides: given.overrides
      ? overrides.flatMap((each) => rowsOf(scheduleId, each))
      : (before?.overrides ?? []),
  }
}
