import type { Question } from './questions.ts'

type Template = {
  readonly slug: string
  readonly title: string
  readonly description: string
  readonly durationMinutes: number
  /** Free ones can be published at once; the mentor sets a price on the others first. */
  readonly free: boolean
  readonly questions: readonly Question[]
}

/** What a mentor's first session type is made from. */
export const sessionTypeTemplates = [
  {
    slug: 'intro-session',
    title: 'Intro session',
    description: 'Get to know each other and find out whether you want to work together.',
    durationMinutes: 20,
    free: true,
    questions: [
      { id: 'topic', label: 'What would you like to talk about?', kind: 'LONG_TEXT', required: false },
    ],
  },
  {
    slug: 'project-review',
    title: 'Project review',
    description: 'Bring something you have made, and leave with what to do next.',
    durationMinutes: 45,
    free: false,
    questions: [
      { id: 'project', label: 'Where can I see the project?', kind: 'LINK', required: true },
      { id: 'focus', label: 'What should I look at first?', kind: 'LONG_TEXT', required: false },
    ],
  },
  {
    slug: 'mentor-career-roadmap',
    title: 'Career roadmap',
    description: 'Where you are, where you want to be, and the steps in between.',
    durationMinutes: 60,
    free: false,
    questions: [
      { id: 'role', label: 'What do you do today?', kind: 'TEXT', required: true },
      { id: 'goal', label: 'Where would you like to be in two years?', kind: 'LONG_TEXT', required: true },
    ],
  },
] as const satisfies readonly Template[]
