import type { Resident } from './resident.ts'

const weekdays = [1, 2, 3, 4, 5]

const link = (handle: string) => ({ kind: 'LINK' as const, detail: `https://meet.sundial.test/${handle}` })

/** What those have alike who keep their calendars elsewhere. */
const office = {
  timeZone: 'Europe/Lisbon',
  hours: ['09:00-17:00'],
  days: weekdays,
  prices: { 'mentor-career-roadmap': '90.00' },
  asks: 'What would you like to talk about?',
}

/** Fourteen mentors in eight time zones. Ana comes first: she is the demo mentor; the last two keep their calendars elsewhere. */
export const mentors: Resident[] = [
  {
    handle: 'ana',
    name: 'Ana Duarte',
    headline: 'Staff engineer who helps people grow into senior roles',
    about:
      'I have built payment systems for fifteen years, the last six as a staff engineer. Bring a decision that you keep putting off, and we take it apart together.',
    topics: ['career', 'payments', 'typescript'],
    languages: ['en', 'pt'],
    timeZone: 'Europe/Lisbon',
    hours: ['09:00-12:30', '14:00-18:00'],
    days: weekdays,
    prices: { 'project-review': '60.00', 'mentor-career-roadmap': '90.00' },
    packages: { 'mentor-career-roadmap': '400.00' },
    asks: 'What would you like to talk about?',
    place: link('ana'),
  },
  {
    handle: 'kofi',
    name: 'Kofi Mensah',
    headline: 'From support desk to data engineering, and back to teaching it',
    about:
      'I changed careers at thirty-four. I know what the first year feels like, and which parts of it you can skip.',
    topics: ['data', 'career change', 'sql'],
    languages: ['en'],
    timeZone: 'Africa/Accra',
    hours: ['17:00-21:00'],
    days: [1, 2, 3, 4, 6],
    prices: { 'mentor-career-roadmap': '45.00' },
    place: link('kofi'),
  },
  {
    handle: 'mei',
    name: 'Mei Tanaka',
    headline: 'Design lead; portfolios that answer the question being asked',
    about:
      'I review about two hundred portfolios a year for hiring. Most of them hide their best work on page four.',
    topics: ['design', 'portfolio', 'interviews'],
    languages: ['en', 'ja'],
    timeZone: 'Asia/Tokyo',
    hours: ['10:00-12:00', '19:00-21:30'],
    days: weekdays,
    prices: { 'project-review': '70.00' },
    place: link('mei'),
  },
  {
    handle: 'priya',
    name: 'Priya Raman',
    headline: 'Engineering manager for people who have just become one',
    about:
      'Your first team, your first difficult conversation, your first reorganisation: I have made most of the mistakes.',
    topics: ['management', 'career', 'feedback'],
    languages: ['en', 'ta'],
    timeZone: 'Asia/Kolkata',
    hours: ['08:30-11:00', '20:00-22:00'],
    days: weekdays,
    prices: { 'mentor-career-roadmap': '55.00' },
    place: link('priya'),
  },
  {
    handle: 'tomas',
    name: 'Tomás Herrera',
    headline: 'Rust, databases, and how to read code that you did not write',
    about:
      'I maintain two storage libraries. We open something real, find out how it works, and send a change upstream.',
    topics: ['rust', 'databases', 'open source'],
    languages: ['en', 'es'],
    timeZone: 'America/Bogota',
    hours: ['09:00-17:00'],
    days: [2, 4],
    prices: { 'project-review': '80.00', 'mentor-career-roadmap': '110.00' },
    place: link('tomas'),
  },
  {
    handle: 'grace',
    name: 'Grace Okafor',
    headline: 'Product manager in health care; writing that gets a yes',
    about: 'I help people write the page that decides things: the proposal, the strategy, the hard message.',
    topics: ['product', 'writing', 'health'],
    languages: ['en'],
    timeZone: 'Europe/London',
    hours: ['12:00-14:00', '18:00-20:00'],
    days: weekdays,
    prices: { 'mentor-career-roadmap': '75.00' },
    place: link('grace'),
  },
  {
    handle: 'elif',
    name: 'Elif Şahin',
    headline: 'Machine learning in production, without the fireworks',
    about:
      'Models are the easy part. Bring the data pipeline, the monitoring, or the argument with the stakeholders.',
    topics: ['machine learning', 'data', 'python'],
    languages: ['en', 'tr', 'de'],
    timeZone: 'Europe/Berlin',
    hours: ['09:00-11:30', '15:00-18:00'],
    days: weekdays,
    prices: { 'project-review': '65.00', 'mentor-career-roadmap': '85.00' },
    place: link('elif'),
  },
  {
    handle: 'sam',
    name: 'Sam Whitefeather',
    headline: 'Security engineer; threat models for small teams',
    about: 'An hour with a whiteboard usually finds what a month with a scanner does not.',
    topics: ['security', 'architecture'],
    languages: ['en'],
    timeZone: 'America/New_York',
    hours: ['09:00-17:00'],
    days: [1, 3, 5],
    prices: { 'project-review': '95.00' },
    place: { kind: 'PHONE', detail: '+1 212 555 0142' },
  },
  {
    handle: 'noor',
    name: 'Noor Haddad',
    headline: 'Founder of two small companies, one of them still alive',
    about:
      'Pricing, the first ten customers, and when to stop. I will tell you what I would do, and what I did.',
    topics: ['startups', 'pricing', 'product'],
    languages: ['en', 'ar', 'fr'],
    timeZone: 'Europe/Berlin',
    hours: ['16:00-19:00'],
    days: weekdays,
    prices: { 'mentor-career-roadmap': '120.00' },
    place: link('noor'),
  },
  {
    handle: 'jonas',
    name: 'Jonas Lindqvist',
    headline: 'Accessibility specialist; audits you can act on',
    about:
      'I test with the people concerned. We go through your product with a keyboard and a screen reader.',
    topics: ['accessibility', 'typescript', 'design'],
    languages: ['en', 'sv'],
    timeZone: 'Europe/London',
    hours: ['08:00-12:00'],
    days: weekdays,
    prices: { 'project-review': '70.00' },
    place: { kind: 'ADDRESS', detail: '12 Lamb’s Passage, London EC1Y' },
  },
  {
    handle: 'lucia',
    name: 'Lucía Paredes',
    headline: 'Junior to mid-level: the unwritten half of the job',
    about: 'Estimates, reviews, saying no, asking for help. Free first session, always.',
    topics: ['career', 'feedback', 'javascript'],
    languages: ['en', 'es'],
    timeZone: 'America/Bogota',
    hours: ['18:00-21:00'],
    days: [1, 2, 3, 4],
    prices: {},
    place: link('lucia'),
  },
  {
    handle: 'hana',
    name: 'Hana Novotná',
    headline: 'Technical interviews from the other side of the table',
    about: 'I have run more than four hundred of them. We rehearse one, and then I show you my notes.',
    topics: ['interviews', 'career', 'java'],
    languages: ['en', 'cs'],
    timeZone: 'Europe/Lisbon',
    hours: ['10:00-16:00'],
    days: [2, 3, 4],
    prices: { 'mentor-career-roadmap': '60.00' },
    place: link('hana'),
  },
  {
    handle: 'samir',
    name: 'Samir Haddad',
    headline: 'Platform engineer who keeps his calendar at Cal.com',
    about: 'I help people find out what is wrong with a system by asking it, and not by guessing.',
    topics: ['platforms', 'reliability', 'career'],
    languages: ['en'],
    ...office,
    place: link('samir'),
    calendar: 'CALCOM',
  },
  {
    handle: 'greta',
    name: 'Greta Lindqvist',
    headline: 'Product manager who keeps her calendar at Calendly',
    about: 'From what people say to what they need, and from there to the smallest thing worth building.',
    topics: ['product', 'discovery', 'career'],
    languages: ['en', 'sv'],
    ...office,
    place: link('greta'),
    calendar: 'CALENDLY',
  },
]

/** Who books in the town, signed in or as a guest. */
export const mentees = [
  { name: 'Ben Carter', email: 'mentee@sundial.test', timeZone: 'America/New_York' },
  { name: 'Aisha Bello', email: 'aisha@sundial.test', timeZone: 'Africa/Lagos' },
  { name: 'Marco Rossi', email: 'marco@sundial.test', timeZone: 'Europe/Rome' },
]

export const guests = [
  { name: 'Yuki Sato', email: 'yuki@example.com', timeZone: 'Asia/Tokyo' },
  { name: 'Dana Levi', email: 'dana@example.com', timeZone: 'Asia/Jerusalem' },
  { name: 'Olu Adeyemi', email: 'olu@example.com', timeZone: 'Europe/London' },
  { name: 'Clara Jensen', email: 'clara@example.com', timeZone: 'Europe/Copenhagen' },
]

/** What mentees write when they are asked what they would like to talk about. */
export const wishes = [
  'I have two offers and three days to decide.',
  'My side project works, but nobody uses it. Where would you look first?',
  'I was asked to lead a team of four and I am not sure that I want to.',
  'How do I show work that is under a non-disclosure agreement?',
  'I would like to move into data and do not know what to learn next.',
  'Our deploys take an hour and nobody dares to touch the pipeline.',
]
