import { contestComplaint } from '#graphql/usecases/booking/contest-complaint.ts'
import { openComplaint } from '#graphql/usecases/booking/open-complaint.ts'
import type { Viewer } from '#graphql/usecases/viewer.ts'
import type { Scene } from './live.ts'

/** A paid session of 82.50 USD that is over; its share leaves at `releaseAt`. */
export async function over(scene: Scene) {
  const mentor = await scene.payableMentor()
  const type = await scene.sessionType(mentor)
  const booked = await scene.paid({ type })
  const { startsAt, endsAt, payout } = await scene.booking(booked.bookingId)
  scene.clock.set(endsAt)
  await scene.settle()
  const releaseAt = payout?.releaseAt ?? endsAt
  return { ...booked, startsAt, endsAt, releaseAt, mentor: scene.viewerOf(mentor) }
}

export const complain = ({ deps }: Pick<Scene, 'deps'>, viewer: Viewer, bookingId: string) =>
  openComplaint(deps, viewer, { bookingId, text: 'I waited for half an hour and nobody came.' })

export const contest = ({ deps }: Pick<Scene, 'deps'>, viewer: Viewer, complaintId: string) =>
  contestComplaint(deps, viewer, { complaintId, text: 'We spoke for the whole hour.' })

/** The same, with a complaint that its mentor has contested. */
export async function contested(scene: Scene) {
  const session = await over(scene)
  const complaintId = await complain(scene, session.guest, session.bookingId)
  await contest(scene, session.mentor, complaintId)
  return { ...session, complaintId }
}

/** What became of the booking and its money, in short. */
export async function outcome(scene: Scene, bookingId: string) {
  const { state, noShowOf, refunds, payout } = await scene.booking(bookingId)
  const blocks = (payout?.blocks ?? []).filter(({ endedAt }) => endedAt === null)
  return {
    state,
    noShowOf,
    back: refunds.map(({ cause, amountMinor }) => `${cause} ${amountMinor}`),
    payout: `${payout?.state} ${payout?.amountMinor}`,
    blocks: blocks.map(({ reason }) => reason),
  }
}
