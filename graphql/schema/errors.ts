import { type DomainError, InputInvalid } from '#graphql/domain/errors.ts'
import { IdempotencyKeyReused } from '#graphql/domain/idempotency.ts'
import { AmountInvalid } from '#graphql/domain/money/money.ts'
import { builder } from './builder.ts'

export const UserFacingError = builder.interfaceRef<DomainError>('UserFacingError').implement({
  description: 'A refusal that a person can read and act on.',
  fields: (t) => ({
    code: t.exposeString('code', {
      description: 'Stable: branch on this or on __typename, never on the message.',
    }),
    message: t.exposeString('message', { description: 'What happened and what to do, in plain words.' }),
  }),
})

const interfaces = [UserFacingError]

/** Where in an input, from its root downwards: answers[0].value. */
export const pathText = (path: InputInvalid['issues'][number]['path']): string =>
  path.reduce<string>((at, step) => {
    if (typeof step === 'number') return `${at}[${step}]`
    return at === '' ? step : `${at}.${step}`
  }, '')

const InputIssue = builder.objectRef<InputInvalid['issues'][number]>('InputIssue').implement({
  description: 'One thing that is wrong with the input.',
  fields: (t) => ({
    path: t.string({
      description: 'Where, from the input downwards: mentee.email, answers[0].value.',
      resolve: ({ path }) => pathText(path),
    }),
    message: t.exposeString('message', { description: 'What is wrong with it.' }),
  }),
})

builder.objectType(InputInvalid, {
  name: 'InputInvalid',
  description: 'The input cannot be used; every issue is named at once and nothing was done.',
  interfaces,
  fields: (t) => ({
    issues: t.expose('issues', { type: [InputIssue], description: 'All that is wrong.' }),
  }),
})

builder.objectType(AmountInvalid, {
  name: 'AmountInvalid',
  description: 'An amount that its currency cannot have.',
  interfaces,
})

builder.objectType(IdempotencyKeyReused, {
  name: 'IdempotencyKeyReused',
  description: 'The idempotency key was used before, with other arguments.',
  interfaces,
})
