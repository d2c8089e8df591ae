/** The sentences of the mentor's calendar. */
export const calendar = {
  open: 'In the next seven days',
  openTimes: (count: number) => (count === 1 ? '1 open time' : `${count} open times`),
  notOffered: 'You offer no session yet: nothing can be booked.',
  typed: 'With what is typed, not saved yet:',
  together: (count: number) =>
    `In the next seven days: ${count === 1 ? '1 open time' : `${count} open times`}.`,
  unsaved: 'Not saved yet.',
  uncounted: 'What is typed cannot be counted yet:',
  preview: 'Preview',
  notPublic: 'Your profile is not public yet: nothing can be booked.',
  month: 'Your month',
  earlier: 'Month before',
  later: 'Month after',
  edit: ': see and change this day',
  noHours: 'No hours',
  own: 'Own hours',
  range: (start: string, end: string, over: boolean) => `${start}–${end}${over ? ' the next day' : ''}`,
  closedDate: 'Closed by you',
  closed: (reason: string, name: string | null) => {
    const what = { HOLIDAY: 'Holiday', TIME_OFF: 'Time off', POLICY: 'Closed by the platform' }[reason]
    return name ? `${what ?? 'Closed'}: ${name}` : (what ?? 'Closed')
  },
  onTime: (city: string) => `on ${city} time`,
  sessions: (count: number) => (count === 1 ? '1 session' : `${count} sessions`),
  unclear: (clock: string, start: string, end: string) =>
    clock === 'SKIPPED'
      ? `Clocks go forward: ${start} to ${end} does not exist`
      : `Clocks go back: ${start} to ${end} comes twice`,
  awayLink: 'Time off, holidays, travel and limits',
  back: 'Back to your hours',
}

export const oneDate = {
  title: (date: string) => `Hours on ${date}`,
  now: 'As it is now',
  change: 'Hours on this date alone',
  text: 'They replace those of the week, and beat a public holiday. Time off and what the platform closes beat them.',
  day: 'This date',
  save: 'Save these hours',
  close: 'Close this date',
  follow: 'Follow the week again',
  none: 'Choose at least one range, or close the date.',
}

export const away = {
  title: 'Time off, holidays, travel and limits',
  timeOff: 'Time off',
  timeOffText: 'You cannot be booked on these days. Sessions that are booked already stay.',
  first: 'First day',
  last: 'Last day',
  reason: 'Reason',
  reasonHint: 'A note for yourself.',
  takeOff: 'Take these days off',
  noTimeOff: 'No time off is planned.',
  more: { timeOff: 'Later times off', travel: 'Later trips' },
  fromStart: 'From the earliest on',
  remove: 'Remove',
  to: 'to',
  home: 'Public holidays and your week',
  homeText: 'A public holiday closes the day. To work on one, give that date its own hours.',
  country: 'Holidays of',
  noCountry: 'No country: holidays are days like others',
  region: 'Region',
  wholeCountry: 'The whole country',
  weekStart: 'Your week starts on',
  coming: 'Coming holidays',
  noComing: 'None in the next twelve months.',
  takesHours: 'closes your hours',
  source: 'From date-holidays, CC BY-SA 3.0',
  travel: 'Travel',
  travelText: 'On these days your hours are meant on the clocks of the place where you are.',
  zone: 'Zone',
  go: 'Add this trip',
  noTravel: 'No trip is planned.',
  limits: 'At most, over all your sessions',
  limitsText: 'Leave a field empty for no limit.',
  teamLimits: 'At most, over the sessions that others give with you',
  teamLimitsText:
    'They count all bookings of those of your sessions that you asked others to give, whoever of you gives them; what you give alone does not count. Leave a field empty for no limit.',
  dateMissing: 'Choose a date.',
  refused: 'Some of what was entered cannot be used.',
  limit: (unit: string, period: string) =>
    `${unit === 'MINUTES' ? 'Minutes' : 'Sessions'} a ${period.toLowerCase()}`,
}

/** Of a session type that does not follow its mentor's hours. */
export const ownHours = {
  title: 'Its own hours',
  of: (title: string) => `Hours of ${title}`,
  on: 'It has hours of its own. Yours do not count for it; your time off, holidays and trips do.',
  off: 'It follows your hours.',
  turnOn: 'Give it hours of its own',
  turnOff: 'Let it follow your hours again',
  change: 'Change its hours',
  back: (title: string) => `Back to ${title}`,
  backToMonth: 'Back to its hours',
}

/** Of a session type whose times stay within hours, whoever gives it. */
export const restriction = {
  title: 'Hours it stays within',
  of: (title: string) => `Hours that ${title} stays within`,
  on: 'Only times that lie wholly within certain hours are offered, whoever gives it.',
  off: 'No times of day are kept out: it is offered whenever whoever gives it is open.',
  turnOn: 'Keep it within certain hours',
  turnOff: 'Offer it at all hours again',
  change: 'Change these hours',
  text: 'They open nothing by themselves: they keep out what lies outside of them. Choose “none” to take a range out; save to get another row.',
  zone: 'They are in this zone',
  inBookerZone: 'They are meant on the clock of whoever books',
  inBookerZoneHint:
    'Ten o’clock is then ten o’clock for each mentee, wherever they are. The count here is for one in the zone above.',
  back: (title: string) => `Back to ${title}`,
}

/** Of a mentor who gives another's session type. */
export const hostHours = {
  title: 'Your hours for it',
  of: (title: string) => `Your hours for ${title}`,
  on: 'For this session you have hours of your own, begun with your usual ones and their dates. Those do not count for it any more; your time off, holidays and trips do.',
  off: 'For this session your usual hours count.',
  turnOn: 'Take other hours for it',
  turnOff: 'Let your usual hours count again',
  change: 'Change your hours for it',
  text: 'When you can be booked for it, by your own clock; where its mentor gave the session hours, those count. Choose “none” to take a range out; save to get another row.',
  zone: 'Your hours are in this zone',
  back: (title: string) => `Who gives ${title}`,
}
