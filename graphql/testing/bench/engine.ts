import { isDeepStrictEqual } from 'node:util'
import type { Host, SlotQuestion } from '#graphql/domain/availability/question.ts'
import { openStarts } from '#graphql/domain/availability/slots.ts'
import { asking, hostWith, weekly } from '../slot-questions.ts'
import { type Calcom, loadCalcom } from './calcom.ts'
import type { Row } from './row.ts'

const minute = 60_000
const day = 86_400_000
const bars = { month: 1_000, hosts: 1_000 }
/** No clocks change here: what they do to Cal.com's slots is known, and not what is measured. */
const timeZone = 'Asia/Kolkata'

type Scene = { hosts: Host[]; from: number; to: number; now: number }

/** A mentor's month, and ten hosts who take turns, against Cal.com's published code on the same hours and bookings. */
export async function engineRows(): Promise<Row[]> {
  const calcom = await loadCalcom()
  const [one, ten, twenty] = [sceneOf(1), sceneOf(10), sceneOf(20)]
  const twice = { ...one, to: one.from + 60 * day }
  return [
    against(calcom, one, 'a mentor’s month', bars.month),
    against(calcom, ten, 'ten hosts who take turns, 30 days', bars.hosts),
    growth(
      'twice the days of one mentor',
      rate(() => ours(one)),
      rate(() => ours(twice)),
    ),
    growth(
      'twice the hosts who take turns',
      rate(() => ours(ten)),
      rate(() => ours(twenty)),
    ),
  ]
}

function sceneOf(count: number): Scene {
  // Cal.com reads the machine's own clock for its notice, so the month begins tomorrow.
  const now = Math.floor(performance.timeOrigin / day) * day
  const from = now + 2 * day
  const hosts = Array.from({ length: count }, (_, nth) =>
    hostWith(`host-${nth}`, {
      schedule: weekly(timeZone, [['09:00', '17:00']], [1, 2, 3, 4, 5]),
      busy: Array.from({ length: 12 }, (_, n) => {
        const startsAt = from + (2 * n + (nth % 3)) * day + (4 + (n % 5)) * 60 * minute
        return { startsAt, endsAt: startsAt + 60 * minute }
      }),
      ...(count > 1 ? { rotating: true } : {}),
    }),
  )
  return { hosts, from, to: from + 30 * day, now }
}

function ours({ hosts, from, to, now }: Scene): readonly number[] {
  const question: SlotQuestion = { ...asking(hosts, { durationMinutes: 30 }), now }
  return openStarts(question, { from, to })
}

function theirs({ dayjs, ...calcom }: Calcom, { hosts, from, to }: Scene): number[] {
  const at = (clock: number) => new Date(Date.UTC(1970, 0, 1, clock))
  const users = hosts.map(({ busy }) => {
    const { oooExcludedDateRanges } = calcom.buildDateRanges({
      availability: [{ days: [1, 2, 3, 4, 5], startTime: at(9), endTime: at(17) }],
      timeZone,
      dateFrom: dayjs.utc(from),
      dateTo: dayjs.utc(to),
      travelSchedules: [],
    })
    const taken = busy.map(({ startsAt, endsAt }) => ({ start: dayjs.utc(startsAt), end: dayjs.utc(endsAt) }))
    const free = calcom.subtract(oooExcludedDateRanges, taken)
    return { dateRanges: free, oooExcludedDateRanges: free, user: { isFixed: false } }
  })
  const dateRanges = calcom.getAggregatedAvailability(users, hosts.length > 1 ? 'ROUND_ROBIN' : '')
  const inviteeDate = dayjs.utc(from).tz(timeZone)
  const asked = { inviteeDate, eventLength: 30, frequency: 30, minimumBookingNotice: 0, dateRanges }
  return calcom.getSlots(asked).map(({ time }) => time.valueOf())
}

function against(calcom: Calcom, scene: Scene, what: string, bar: number): Row {
  const within = (starts: readonly number[]) =>
    starts.filter((start) => start >= scene.from && start < scene.to)
  const [mine, other] = [within(ours(scene)), within(theirs(calcom, scene))]
  const same = isDeepStrictEqual(
    mine,
    [...other].sort((a, b) => a - b),
  )
  const [fast, slow] = [rate(() => ours(scene)), rate(() => theirs(calcom, scene))]
  const ratio = fast / slow
  return {
    what: `the slots of ${what}`,
    against: 'the same by Cal.com’s npm code',
    result: `${Math.round(ratio)} (${micros(fast)} to ${micros(slow)}), ${same ? 'the same' : 'not the same'} ${mine.length} slots`,
    bar: `≥ ${bar}, the same slots`,
    reached: ratio >= bar && same,
  }
}

/** How much longer the doubled one takes. */
function growth(what: string, small: number, large: number): Row {
  const ratio = small / large
  return {
    what,
    against: '–',
    result: `${ratio.toFixed(1)} times as long`,
    bar: '≤ 2.5',
    reached: ratio <= 2.5,
  }
}

/** How often a second, once it has been done for a while. */
function rate(work: () => unknown): number {
  const counted = (milliseconds: number) => {
    const begin = performance.now()
    let done = 0
    while (performance.now() < begin + milliseconds) {
      work()
      done++
    }
    return (done * 1_000) / (performance.now() - begin)
  }
  counted(500)
  return counted(2_000)
}

const micros = (perSecond: number) => `${(1_000_000 / perSecond).toFixed(1)} µs`
