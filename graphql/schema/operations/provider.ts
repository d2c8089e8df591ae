import { type ProviderHealth, providersSeen } from '#graphql/usecases/operations/providers.ts'
import { builder } from '../builder.ts'

const ProviderState = builder.enumType('ProviderState', {
  description: 'Whether another company is called at the moment. Values may be added.',
  values: {
    UNASKED: { description: 'Nothing was asked of it since the server started.' },
    ANSWERING: { description: 'It is called, and answers.' },
    RESTING: { description: 'It failed several times in a row and is left alone: calls wait or come again.' },
    TRYING: { description: 'It was left alone; one call asks whether it answers again.' },
  } as const,
})

const ProviderFailure = builder
  .objectRef<NonNullable<ProviderHealth['lastFailure']>>('ProviderFailure')
  .implement({
    description: 'That another company did not answer, or said that it is not well.',
    fields: (t) => ({
      at: t.expose('at', { type: 'DateTime', description: 'When, by the machine’s clock.' }),
      endpoint: t.exposeString('endpoint', { description: 'What it was asked for, without whose.' }),
      reason: t.exposeString('reason', { description: 'Why, in a technical word or two.' }),
    }),
  })

const HourOfCalls = builder.objectRef<ProviderHealth['lastHour']>('HourOfCalls').implement({
  description: 'What became of the calls of the last hour.',
  fields: (t) => ({
    calls: t.exposeInt('calls', { description: 'All that were sent, repetitions included.' }),
    refused: t.exposeInt('refused', {
      description: 'Answered with a no that is about the call, and says nothing against the company.',
    }),
    failed: t.exposeInt('failed', {
      description: 'Not answered, or with word that the company is not well.',
    }),
    heldBack: t.exposeInt('heldBack', {
      description: 'Never sent, because it is left alone or too many waited; they come again.',
    }),
  }),
})

const Provider = builder.objectRef<ProviderHealth>('Provider').implement({
  description: 'How another company that we call is doing, as the process that answers has seen it.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Which one: stripe, mail, …' }),
    state: t.expose('state', { type: ProviderState, description: 'Whether it is called at the moment.' }),
    restsUntil: t.expose('restsUntil', {
      type: 'DateTime',
      nullable: true,
      description: 'Until when it is left alone; null while it is not.',
    }),
    lastSuccessAt: t.expose('lastSuccessAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it answered last, a no included; null when it has not yet.',
    }),
    lastFailure: t.expose('lastFailure', {
      type: ProviderFailure,
      nullable: true,
      description: 'Its last failure; null when there was none.',
    }),
    perSecond: t.exposeInt('perSecond', {
      description: 'How many calls a second each of its endpoints gets at most.',
    }),
    waiting: t.exposeInt('waiting', { description: 'How many calls wait for their turn.' }),
    lastHour: t.expose('lastHour', { type: HourOfCalls, description: 'The calls of the last hour.' }),
  }),
})

builder.queryField('providers', (t) =>
  t.field({
    type: [Provider],
    authScopes: { admin: true },
    description: 'The companies that are called, and how they are doing. For admins.',
    resolve: (_root, _args, { deps }) => providersSeen(deps),
  }),
)
