import { earliestStart } from './booking-window.ts'
import { joinableStarts, sessionAt } from './group-sessions.ts'
import { hostReasons } from './host-diagnosis.ts'
import { sidesOf } from './hosts.ts'
import { durationOf, type SlotQuestion } from './question.ts'
import { type Reason, reasonCodes } from './reason.ts'
import { isOffered, windowInForce } from './slots.ts'
import { restricted } from './starts.ts'

/**
 * All that stands against a start at the instant, the most important first; nothing = it is offered. FIRST_SLOT_ONLY and
 * OFF_GRID are said only where nothing else is.
 */
export function diagnose(question: SlotQuestion, startsAt: number): Reason[] {
  const reasons = [...generalReasons(question, startsAt), ...sideReasons(question, startsAt)]
  if (reasons.length > 0) return inOrder(reasons)
  if (isOffered(question, startsAt)) return []
  const every = { ...question, rules: { ...question.rules, firstSlotOnly: false } }
  const first = question.rules.firstSlotOnly && isOffered(every, startsAt)
  if (first) return [{ code: 'FIRST_SLOT_ONLY' }]
  return [{ code: question.starts ? 'OTHER_CALENDAR' : 'OFF_GRID' }]
}

function generalReasons(question: SlotQuestion, startsAt: number): Reason[] {
  const { rules, now, mentee } = question
  const reasons: Reason[] = []
  const earliestAt = earliestStart(question)
  if (startsAt <= now) reasons.push({ code: 'PAST' })
  else if (startsAt < earliestAt) reasons.push({ code: 'NOTICE', earliestAt })
  const { from, to } = windowInForce(question, startsAt + 1)
  if (startsAt < from || startsAt >= to) reasons.push({ code: 'WINDOW', from: finite(from), to: finite(to) })
  const most = rules.activePerMentee ?? null
  if (most !== null && (mentee?.ahead ?? 0) >= most) reasons.push({ code: 'ACTIVE_BOOKINGS', most })
  if (restricted(question, [startsAt], durationOf(question)).length === 0)
    reasons.push({ code: 'RESTRICTION' })
  return reasons
}

function sideReasons(question: SlotQuestion, startsAt: number): Reason[] {
  const session = sessionAt(question, startsAt)
  if (session && joinableStarts(question, startsAt, startsAt + 1).length > 0) return []
  const { fixed, groups } = sidesOf(question.hosts, (host) => hostReasons(host, question, startsAt))
  const missing = [...groups].flatMap(([group, members]): Reason[] => {
    return members.every((reasons) => reasons.length > 0)
      ? [{ code: 'NO_HOST_IN_GROUP', group }, ...members.flat()]
      : []
  })
  const reasons = [...fixed.flat(), ...missing]
  const seats = question.rules.seats ?? 1
  if (session && session.seatsTaken >= seats && reasons.length > 0) reasons.push({ code: 'FULL', seats })
  return reasons
}

function inOrder(reasons: readonly Reason[]): Reason[] {
  const once = new Map(reasons.map((reason) => [JSON.stringify(reason), reason]))
  const rank = ({ code }: Reason) => reasonCodes.indexOf(code)
  return [...once.values()].sort((a, b) => rank(a) - rank(b))
}

function finite(instant: number): number | null {
  return Number.isFinite(instant) ? instant : null
}
