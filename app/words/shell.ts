/** The sentences around every page. */
export const shell = {
  name: 'Sundial',
  promise: 'Find a mentor, book a time, meet.',
  skip: 'Skip to the content',
  mentors: 'Mentors',
  theme: { legend: 'Theme', light: 'Light', dark: 'Dark', auto: 'As my device' },
  menu: 'Main',
  about: 'About',
  bookings: 'My bookings',
  desk: 'Mentor desk',
  become: 'Become a mentor',
  admin: 'Admin',
  signIn: 'Sign in',
  signUp: 'Sign up',
  signOut: 'Sign out',
  signedIn: (name: string) => `Signed in as ${name}`,
  notFound: {
    title: 'There is no such page',
    text: 'The address may be mistyped, or what was here is gone.',
  },
  unreadable: {
    title: 'We could not read what was sent',
    text: 'It holds characters that no text can have. Nothing was kept or changed; go back and type it anew.',
  },
  forbidden: {
    title: 'This page is not for this account',
    text: 'Sign in with another account, or go back to the mentors.',
  },
  broken: {
    title: 'Something went wrong on our side',
    text: 'It is not your fault, and nothing was charged twice.',
  },
  reference: (id: string) => `If it happens again, write to us and quote ${id}.`,
  way: 'Go to the mentors',
  again: 'Try again',
  legal: {
    terms: 'Terms',
    privacy: 'Privacy',
    refunds: 'Refund policy',
    imprint: 'Imprint',
    accessibility: 'Accessibility',
  },
}
