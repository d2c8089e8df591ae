/** The sentences around every page. */
export const shell = {
  name: 'Sundial',
  promise: 'Find a mentor, book a time, meet.',
  skip: 'Skip to the content',
  mentors: 'Mentors',
  theme: { legend: 'Theme', light: 'Light', dark: 'Dark', auto: 'As my device' },
  notFound: {
    title: 'There is no such page',
    text: 'The address may be mistyped, or what was here is gone.',
  },
  broken: {
    title: 'Something went wrong on our side',
    text: 'It is not your fault, and nothing was charged twice.',
  },
  way: 'Go to the mentors',
  again: 'Try again',
}
