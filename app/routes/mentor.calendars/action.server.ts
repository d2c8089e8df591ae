import { type ActionFunctionArgs, data, redirect } from '@remix-run/node'
import { ask } from '#app/api/ask.ts'
import { Connect, Disconnect, ImportTypes, ReadTypes, SetForAll, SetScheduling } from './documents.ts'

const here = '/mentor/calendars'

/** The buttons of the page: what is to be done, and with whose calendar. */
export async function action(visit: ActionFunctionArgs) {
  const form = await visit.request.formData()
  const [intent = '', subject = ''] = String(form.get('intent')).split(':')
  if (intent === 'connect' || intent === 'token') {
    const token = intent === 'token' ? String(form.get('token') ?? '') : null
    const { schedulingConnect: begun } = await ask(visit, Connect, {
      input: { provider: providerOf(subject), token },
    })
    if (begun.__typename === 'SchedulingConnect') return redirect(begun.authorizeUrl ?? here)
    return data({ problem: begun.message }, 409)
  }
  const done = await carryOut(visit, form, intent, subject)
  return 'message' in done ? data({ problem: done.message }, 409) : redirect(here)
}

const providers = ['NATIVE', 'CALCOM', 'CALENDLY'] as const
const providerOf = (name: string) => providers.find((provider) => provider === name) ?? 'NATIVE'

async function carryOut(visit: ActionFunctionArgs, form: FormData, intent: string, subject: string) {
  const provider = providerOf(subject)
  switch (intent) {
    case 'disconnect':
      return (await ask(visit, Disconnect, { input: { provider } })).schedulingDisconnect
    case 'read':
      return (await ask(visit, ReadTypes, { input: { provider } })).schedulingTypesRead
    case 'import': {
      const externalTypeIds = form.getAll('type').map(String)
      return (await ask(visit, ImportTypes, { input: { externalTypeIds } })).schedulingTypesImport
    }
    case 'all': {
      const chosen = providerOf(String(form.get('provider')))
      return (await ask(visit, SetForAll, { input: { provider: chosen } })).schedulingSetForAll
    }
    default: {
      // Who keeps it, and with which type there, as one choice.
      const [keeper = '', externalTypeId = ''] = String(form.get('keeper')).split(':')
      const input = {
        sessionTypeId: subject,
        provider: providerOf(keeper),
        ...(externalTypeId ? { externalTypeId } : {}),
      }
      return (await ask(visit, SetScheduling, { input })).sessionTypeSchedulingSet
    }
  }
}
