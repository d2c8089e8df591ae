import type { MentorState, SessionTypeHost } from '#prisma/generated/client/client.ts'

type HostMentor = { readonly id: string; readonly state: MentorState }

/** One who gives a session type. Whoever was asked and has not accepted is there and has no time. */
export type TeamHost<M extends HostMentor, S> = {
  readonly mentor: M
  /** Its hours for this type alone. */
  readonly schedule: S | null
  readonly takesPart: boolean
  readonly rotating: boolean
  readonly group: string | null
  readonly priority: number
  readonly weight: number
}

/** A session type with its hosts in order. */
type Given<M extends HostMentor, S> = {
  readonly mentor: M
  readonly mentorId: string
  readonly hosts: readonly (SessionTypeHost & { readonly mentor: M; readonly schedule: S | null })[]
}

/** Who gives the type, its owner first, who is alone when nobody else was asked. */
export function teamOf<M extends HostMentor, S>({
  mentor,
  mentorId,
  hosts,
}: Given<M, S>): readonly TeamHost<M, S>[] {
  if (hosts.length === 0)
    return [{ mentor, schedule: null, takesPart: true, rotating: false, group: null, priority: 0, weight: 1 }]
  const own = hosts.filter((host) => host.mentorId === mentorId).map((host) => ({ ...host, mentor }))
  const others = hosts.filter((host) => host.mentorId !== mentorId)
  return [...own, ...others].map(({ rotating, group, priority, weight, acceptedAt, ...host }) => ({
    mentor: host.mentor,
    schedule: host.schedule,
    takesPart: host.mentorId === mentorId || (acceptedAt !== null && host.mentor.state === 'APPROVED'),
    rotating,
    group,
    priority,
    weight,
  }))
}

/** The ids of those whose time may be taken for it. */
export const candidatesOf = <M extends HostMentor, S>(type: Given<M, S>): string[] =>
  teamOf(type)
    .filter(({ takesPart }) => takesPart)
    .map(({ mentor }) => mentor.id)

/** Since when the team is the one that it is: fairness is counted from there. */
export const togetherSince = ({ hosts }: { hosts: readonly Pick<SessionTypeHost, 'acceptedAt'>[] }): Date =>
  new Date(Math.max(0, ...hosts.map(({ acceptedAt }) => acceptedAt?.getTime() ?? 0)))

/** Whether the limits of its owner's team count it. */
export const isOfTeam = ({ hosts }: { hosts: readonly unknown[] }): boolean => hosts.length > 0
