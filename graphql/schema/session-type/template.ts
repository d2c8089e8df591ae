import { sessionTypeTemplates } from '#graphql/domain/session-type/templates.ts'
import { builder } from '../builder.ts'
import { QuestionKind } from './question.ts'

type Template = (typeof sessionTypeTemplates)[number]
type TemplateQuestion = Template['questions'][number]

const SessionTypeTemplateQuestion = builder
  .objectRef<TemplateQuestion>('SessionTypeTemplateQuestion')
  .implement({
    description: 'A question that a template brings along.',
    fields: (t) => ({
      kind: t.field({ type: QuestionKind, description: 'How it is answered.', resolve: ({ kind }) => kind }),
      label: t.exposeString('label', { description: 'The question.' }),
      required: t.exposeBoolean('required', { description: 'Whether it must be answered.' }),
    }),
  })

const SessionTypeTemplate = builder.objectRef<Template>('SessionTypeTemplate').implement({
  description: 'What a session type can be made from.',
  fields: (t) => ({
    key: t.exposeString('slug', { description: 'How sessionTypeCreate names it.' }),
    title: t.exposeString('title', { description: 'What it is called.' }),
    description: t.exposeString('description', { description: 'What to expect of it.' }),
    durationMinutes: t.exposeInt('durationMinutes', { description: 'How long a session lasts.' }),
    free: t.exposeBoolean('free', { description: 'Whether it is meant to cost nothing.' }),
    questions: t.field({
      type: [SessionTypeTemplateQuestion],
      description: 'What the mentee is asked.',
      resolve: ({ questions }) => [...questions],
    }),
  }),
})

builder.queryField('sessionTypeTemplates', (t) =>
  t.field({
    type: [SessionTypeTemplate],
    description: 'What a mentor’s first session type can be made from.',
    resolve: () => [...sessionTypeTemplates],
  }),
)
