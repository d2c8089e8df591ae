import type { Access, ExternalBooking, Scheduling, Tokens } from '#graphql/providers/scheduling/port.ts'
import type { FaultPlan } from '#graphql/sandbox/frame/faults.ts'
import type { Outside } from '../../server/deps.ts'
import type { TestDatabase } from '../database.ts'
import type { TestClock } from '../furnish.ts'

/** A mentor with a calendar there: Monday to Friday from 9 to 17 in UTC, and a type of an hour that can be booked. */
export type RiggedMentor = { access: Access; tokens: Tokens; typeId: string }

export type TypeChange = { name?: string; durationMinutes?: number; active?: boolean }

type Party = 'MENTOR' | 'MENTEE'

/** Whoever keeps calendars, and what people do over there. */
export type Rig = {
  scheduling: Scheduling
  /** How a server is told of it. */
  outside: Partial<Pick<Outside, 'calcom' | 'calendly'>>
  /** The company's business clock, which stands on a Friday, 20 November 2026, at 10:00 UTC. */
  clock: TestClock
  mentor: () => Promise<RiggedMentor>
  there: {
    cancel: (id: string, by: Party) => Promise<void>
    /** The id of what it became. */
    move: (id: string, to: Date, by: Party) => Promise<string>
    /** Tokens are worth nothing any more. */
    revoke: (mentor: RiggedMentor) => Promise<void>
    /** Their plan there is one without bookings by the API, or with them; null where every account may book. */
    plan: ((mentor: RiggedMentor, books: boolean) => Promise<void>) | null
    /** The mentor changes what they offer there. */
    changeType: (mentor: RiggedMentor, change: TypeChange) => Promise<void>
    /** A token that the mentor makes there by themselves; null where there is none. */
    personalToken: ((mentor: RiggedMentor) => Promise<string>) | null
    /** The same mentor says yes once more. */
    connect: (mentor: RiggedMentor) => Promise<RiggedMentor>
    /** Nothing is sent by this subscription any more. */
    disable: (subscriptionId: string) => Promise<void>
    /** Everything in the mentor's calendar that stands. */
    standing: (mentor: RiggedMentor) => Promise<Pick<ExternalBooking, 'id' | 'startsAt'>[]>
    /** The next booking, or whatever is written next, is made and its answer lost. */
    loseAnswer: () => Promise<void>
    /** The next calls are answered so. */
    fail: (status: number, times: number) => Promise<void>
    setFaults: (plan: FaultPlan) => Promise<void>
  } | null
  /** Delivers and does what is due there; answers how many things it did. */
  runDue: () => Promise<number>
  /** What was wrong, by the company's published contract, with what was sent and answered; null where it is not at hand. */
  broken: () => string[] | null
  close: () => Promise<void>
}

/** By a clock of its own unless one is given. */
export type OpenRig = (database: Pick<TestDatabase, 'pool'>, clock?: TestClock) => Promise<Rig>
