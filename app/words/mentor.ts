/** The sentences of the directory and of a mentor's page. */
export const mentor = {
  intro:
    'Book an hour with somebody who has done it before. You see every open time, and what it costs, before you say who you are.',
  search: 'Search by name or subject',
  topics: 'Topics',
  find: 'Find mentors',
  clear: 'Show all mentors',
  found: (count: number) => (count === 1 ? '1 mentor' : `${count} mentors`),
  none: 'Nobody fits this search. Try fewer words or fewer topics.',
  more: 'More mentors',
  first: 'Back to the first page',
  from: 'from',
  speaks: 'Speaks',
  livesIn: (city: string) => `lives by ${city} time`,
  offers: 'What you can book',
  offersNothing: 'Nothing can be booked at the moment. Come back later, or look for somebody else.',
  minutes: (minutes: number) => `${minutes} minutes`,
  seeTimes: 'See open times',
  seeTimesOf: (title: string) => `See open times for ${title}`,
  title: (name: string) => `${name}, mentor`,
}
