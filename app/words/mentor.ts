/** The sentences of the directory and of a mentor's page. */
export const mentor = {
  intro:
    'Book an hour with somebody who has done it before. You see every open time, and what it costs, before you say who you are.',
  search: 'Search by name or subject',
  topics: 'Topics',
  find: 'Find mentors',
  clear: 'Show all mentors',
  found: (count: number) => {
    if (count === 0) return 'Nobody fits this search. Try another time, fewer words or fewer topics.'
    if (count >= 1_000) return 'More than a thousand mentors.'
    return count === 1 ? '1 mentor.' : `${count} mentors.`
  },
  unclear: 'This cannot be searched yet: see above what is missing.',
  timesIn: (city: string | null) => `Their next open times, in ${city ? `${city} time` : 'UTC'}:`,
  timesOf: (name: string) => `Next open times of ${name}`,
  noTimes: 'No open time in the next 60 days.',
  freeOn: 'When you are free',
  day: 'Day',
  until: 'Until',
  zone: 'Time zone',
  zoneUnknown: 'Choose your time zone',
  zoneMissing: 'Choose your time zone, so that the time is yours.',
  dayMissing: 'Choose a day, too.',
  priceWrong: 'Write an amount such as 50 or 49.90.',
  moreFilters: 'Language, length, price',
  language: 'Language',
  length: 'Length',
  lengths: { '30': 'Up to 30 minutes', '60': '31 to 60 minutes', more: 'More than an hour' },
  any: 'Any',
  priceAtMost: 'Costs at most',
  currency: 'Currency',
  more: 'More mentors',
  first: 'Back to the first page',
  from: 'From',
  speaks: 'Speaks',
  livesIn: (city: string) => `lives by ${city} time`,
  offers: 'What you can book',
  offersNothing: 'Nothing can be booked at the moment. Come back later, or look for somebody else.',
  minutes: (minutes: number) => `${minutes} minutes`,
  seeTimes: 'See open times',
  seeTimesOf: (title: string) => `See open times for ${title}`,
  title: (name: string) => `${name}, mentor`,
}
