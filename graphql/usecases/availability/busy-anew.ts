import type { Host, SlotQuestion, SlotWindow } from '#graphql/domain/availability/question.ts'
import { busyWindow } from '#graphql/domain/availability/slots.ts'
import { busyOf } from './busy.ts'
import type { Reading } from './reading.ts'

/** Whether a booking changes nothing of the answer but the hosts' taken times: nothing is counted, no seat is shared. */
export const dependsOnBusyAlone = ({ booked, sessions }: SlotQuestion): boolean => !booked && !sessions

/** Each question's hosts with their taken times as they are now; one statement for all of them. */
export async function readBusyAnew(
  deps: Reading,
  questions: readonly SlotQuestion[],
  window: SlotWindow,
): Promise<(question: SlotQuestion) => Host[]> {
  const windows = questions.map(({ rules }) => busyWindow(window, { rules, now: window.from }))
  const hostIds = new Set(questions.flatMap(({ hosts }) => hosts.map(({ id }) => id)))
  const busy = await busyOf(deps, [...hostIds], {
    from: Math.min(...windows.map(({ from }) => from)),
    to: Math.max(...windows.map(({ to }) => to)),
  })
  return ({ hosts }) => hosts.map((host) => ({ ...host, busy: busy.get(host.id) ?? [] }))
}
