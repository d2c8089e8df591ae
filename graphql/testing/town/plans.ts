/** What somebody of the demo town books, when, and what becomes of it. */
export type Plan = {
  mentor: string
  type: 'intro-session' | 'project-review' | 'mentor-career-roadmap'
  /** A mentee by place in the list, a guest by the start of the address. */
  by: number | string
  bookedDaysAgo: number
  /** The session is at the first open time from then on; negative: it is past. */
  inDays: number
  /** What is paid with; none: the Checkout is left. */
  card?: string
  /** The payment company asks the mentor for more, and stops transfers until then. */
  restrict?: boolean
  /** The mentor names a bank, and has what is in the account sent there; the rest is drawn by hand too. */
  drawsOut?: boolean
  cancel?: { by: 'MENTEE' | 'MENTOR'; hoursBefore: number; reason: string }
}

const visa = '4242424242424242'
const free = 'intro-session'
const review = 'project-review'
const roadmap = 'mentor-career-roadmap'

/** Six weeks of a small town; every outcome that a booking and a payout can have is among them. */
export const plans: Plan[] = [
  { mentor: 'ana', type: free, by: 0, bookedDaysAgo: 40, inDays: -38 },
  { mentor: 'ana', type: roadmap, by: 0, bookedDaysAgo: 37, inDays: -33, card: visa },
  { mentor: 'kofi', type: roadmap, by: 1, bookedDaysAgo: 36, inDays: -31, card: visa },
  { mentor: 'mei', type: review, by: 'yuki', bookedDaysAgo: 34, inDays: -29, card: visa },
  {
    mentor: 'ana',
    type: roadmap,
    by: 'dana',
    bookedDaysAgo: 30,
    inDays: -24,
    card: visa,
    cancel: { by: 'MENTEE', hoursBefore: 48, reason: 'Something came up at work.' },
  },
  {
    mentor: 'priya',
    type: roadmap,
    by: 2,
    bookedDaysAgo: 28,
    inDays: -21,
    card: visa,
    cancel: { by: 'MENTEE', hoursBefore: 18, reason: 'I am ill.' },
  },
  { mentor: 'ana', type: review, by: 2, bookedDaysAgo: 23, inDays: -19, card: visa },
  {
    mentor: 'grace',
    type: roadmap,
    by: 1,
    bookedDaysAgo: 20,
    inDays: -15,
    card: visa,
    cancel: { by: 'MENTOR', hoursBefore: 5, reason: 'A family emergency. I am sorry.' },
  },
  { mentor: 'tomas', type: free, by: 'olu', bookedDaysAgo: 16, inDays: -13 },
  { mentor: 'elif', type: roadmap, by: 'olu', bookedDaysAgo: 14, inDays: -10 },
  { mentor: 'elif', type: review, by: 'olu', bookedDaysAgo: 13, inDays: -9, card: visa },
  { mentor: 'tomas', type: roadmap, by: 1, bookedDaysAgo: 12, inDays: -8, card: visa, restrict: true },
  { mentor: 'sam', type: review, by: 0, bookedDaysAgo: 11, inDays: -6, card: visa },
  { mentor: 'ana', type: roadmap, by: 1, bookedDaysAgo: 9, inDays: -5, card: visa },
  { mentor: 'ana', type: roadmap, by: 'clara', bookedDaysAgo: 6, inDays: -2, card: visa, drawsOut: true },
  { mentor: 'noor', type: roadmap, by: 'clara', bookedDaysAgo: 5, inDays: -1, card: visa },
  { mentor: 'ana', type: free, by: 'yuki', bookedDaysAgo: 3, inDays: 1 },
  { mentor: 'ana', type: roadmap, by: 0, bookedDaysAgo: 2, inDays: 3, card: visa },
  { mentor: 'mei', type: review, by: 0, bookedDaysAgo: 2, inDays: 5, card: visa },
  { mentor: 'hana', type: roadmap, by: 2, bookedDaysAgo: 1, inDays: 6, card: visa },
  { mentor: 'ana', type: review, by: 1, bookedDaysAgo: 1, inDays: 8, card: visa },
  { mentor: 'jonas', type: review, by: 'dana', bookedDaysAgo: 0.2, inDays: 9, card: visa },
  { mentor: 'grace', type: roadmap, by: 0, bookedDaysAgo: 0.003, inDays: 4 },
]
