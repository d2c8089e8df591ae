import { personViewer } from '#graphql/usecases/account/access.ts'
import { changeTimeZone, changeTimeZoneErrors } from '#graphql/usecases/account/change-time-zone.ts'
import { signIn, signInErrors } from '#graphql/usecases/account/sign-in.ts'
import { signUp, signUpErrors } from '#graphql/usecases/account/sign-up.ts'
import type { PersonViewer } from '#graphql/usecases/viewer.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { Viewer } from './viewer.ts'

/** Starts the sign-in; the rest of the request is already this person's. Links to bookings stay with the browser. */
async function signedIn(context: Context, personId: string): Promise<PersonViewer> {
  await context.signIns.start(personId)
  const { viewer } = context
  const bookingIds = viewer.kind === 'guest' || viewer.kind === 'person' ? viewer.bookingIds : []
  const person = await personViewer(context.deps.db, personId, bookingIds)
  context.viewer = person
  return person
}

builder.mutationField('signUp', (t) =>
  t.fieldWithInput({
    type: Viewer,
    description: 'Makes an account and signs in.',
    typeOptions: { description: 'Who it is for.' },
    input: {
      name: t.input.string({ description: 'As they want to be called; 80 characters at most.' }),
      email: t.input.string({ description: 'Where they sign in and get their mails.' }),
      password: t.input.string({ description: '8 to 200 characters, taken as they are.' }),
      timeZone: t.input.field({ type: 'TimeZone', description: 'Where they live by the clock.' }),
    },
    errors: { types: [...signUpErrors] },
    resolve: async (_root, { input }, context) =>
      signedIn(context, await signUp(context.deps, { ...input, source: context.source })),
  }),
)

builder.mutationField('signIn', (t) =>
  t.fieldWithInput({
    type: Viewer,
    description: 'Signs in with address and password.',
    typeOptions: { description: 'Who signs in.' },
    input: {
      email: t.input.string({ description: 'The account’s address.' }),
      password: t.input.string({ description: 'Its password.' }),
    },
    errors: { types: [...signInErrors] },
    resolve: async (_root, { input }, context) =>
      signedIn(context, await signIn(context.deps, { ...input, source: context.source })),
  }),
)

builder.mutationField('signOut', (t) =>
  t.boolean({
    description: 'Ends this browser’s sign-in. Answers whether there was one; repeating it does no harm.',
    resolve: async (_root, _args, context) => {
      const { kind } = context.viewer
      await context.signIns.end()
      context.viewer = { kind: 'nobody' }
      return kind === 'person'
    },
  }),
)

builder.mutationField('viewerTimeZoneChange', (t) =>
  t.withAuth({ signedIn: true }).fieldWithInput({
    type: Viewer,
    description:
      'Changes the zone in which pages and mails speak to the viewer. Nothing that was booked moves.',
    typeOptions: { description: 'Which zone.' },
    input: { timeZone: t.input.field({ type: 'TimeZone', description: 'Which zone.' }) },
    errors: { types: [...changeTimeZoneErrors] },
    resolve: async (_root, { input: { timeZone } }, { deps, viewer }) => {
      await changeTimeZone(deps, viewer, timeZone)
      return viewer
    },
  }),
)
