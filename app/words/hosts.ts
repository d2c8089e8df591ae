const all = new Intl.ListFormat('en-GB', { type: 'conjunction' })

type Named = { readonly name: string }

/** "Ana Ribeiro and Ben Adler". */
export const together = (people: readonly Named[]) => all.format(people.map(({ name }) => name))

const [fixed, turns] = ['must be there', 'takes turns']

/** The sentences about who gives a session, and with whom it is shared. */
export const hosts = {
  with: (always: readonly Named[], byTurns: readonly Named[]) => {
    if (byTurns.length === 0) return `with ${together(always)}`
    if (always.length === 0) return `by turns with ${together(byTurns)}`
    return `with ${together(always)}, and by turns ${together(byTurns)}`
  },
  group: (seats: number) => `A group session: up to ${seats} take part.`,
  seatsLeft: (left: number, seats: number) => `${left} of ${seats} seats left`,
  seats: 'Mentees who share one session',
  seatsHint: '2 to 100. Empty: each has one alone.',
  title: 'Who gives it',
  titleOf: (title: string) => `Who gives “${title}”`,
  alone: 'You give it alone.',
  youWith: (others: string) => `You give it with ${others}.`,
  waits: (names: string) => `Not accepted yet: ${names}.`,
  change: 'Change who gives it',
  text: 'Ask other mentors by the handle of their page. Nothing of their time is offered before they accept, and whoever books pays you alone. To leave somebody out, empty the handle.',
  handle: (n: number) => `Mentor ${n}`,
  handleHint: 'The last part of the address of their page.',
  you: (name: string) => `${name} (you)`,
  way: 'Takes part',
  ways: [
    ['fixed', fixed],
    ['turns', turns],
  ] as const,
  wayOf: (rotating: boolean) => (rotating ? turns : fixed),
  backToAll: 'Sessions',
  asked:
    'You are asked to give it. Nothing of your time is offered before you accept, on the page of your sessions.',
  given: 'You give it with others.',
  see: 'Who gives it, and your hours',
  seeOf: (title: string) => `for ${title}`,
  groupName: 'Group',
  groupHint: 'Of those who take turns, each group sends one. Empty: one group of all.',
  priority: 'Priority',
  priorityHint: 'Of those who are free, the highest comes.',
  weight: 'Weight',
  weightHint: 'The share of the sessions, where priorities are equal.',
  accepted: 'accepted',
  waiting: 'has not answered yet',
  save: 'Save who gives it',
  back: 'Back to the session',
  invitations: 'You are asked to give',
  hosting: 'You give with others',
  terms: 'Once you accept, your open hours are offered for it. Whoever books pays its mentor, not you.',
  accept: 'Accept',
  acceptOf: (title: string) => `Accept ${title}`,
  decline: 'Decline',
  declineOf: (title: string) => `Decline ${title}`,
  leave: 'Leave',
  leaveOf: (title: string) => `Leave ${title}`,
  answering: 'One moment …',
  oneCancelled: 'One of the mentors cancelled this session.',
}
