import { type ActionFunctionArgs, data, redirect } from '@remix-run/node'
import { ask } from '#app/api/ask.ts'
import { Accept, Activate, Create, Deactivate, Duplicate, Leave, Order, SessionsPage } from './documents.ts'

/** The buttons of the page: what is to be done, and with which template or session. */
export async function action(visit: ActionFunctionArgs) {
  const form = await visit.request.formData()
  const [intent = '', subject = ''] = String(form.get('intent')).split(':')
  const done = await carryOut(visit, intent, subject)
  switch (done.__typename) {
    case 'SessionType':
      return redirect('id' in done ? `/mentor/sessions/${done.id}` : '/mentor/sessions')
    case 'Mentor':
      return redirect('/mentor/sessions')
    default:
      return data({ problem: done.message, issues: issuesOf(done) }, 409)
  }
}

async function carryOut(visit: ActionFunctionArgs, intent: string, subject: string) {
  const input = { sessionTypeId: subject }
  switch (intent) {
    case 'create':
      return (await ask(visit, Create, { input: { template: subject } })).sessionTypeCreate
    case 'duplicate':
      return (await ask(visit, Duplicate, { input })).sessionTypeDuplicate
    case 'up':
    case 'down':
      return move(visit, subject, intent === 'up' ? -1 : 1)
    case 'accept':
      return (await ask(visit, Accept, { input })).hostInvitationAccept
    case 'leave':
      return (await ask(visit, Leave, { input })).sessionTypeHostLeave
    case 'activate':
      return (await ask(visit, Activate, { input })).sessionTypeActivate
    default:
      return (await ask(visit, Deactivate, { input })).sessionTypeDeactivate
  }
}

async function move(visit: ActionFunctionArgs, id: string, by: number) {
  const { viewer } = await ask(visit, SessionsPage, {})
  const ids = viewer?.mentor?.sessionTypes.edges.map(({ node }) => node.id) ?? []
  const from = ids.indexOf(id)
  const rest = ids.filter((each) => each !== id)
  const sessionTypeIds = from < 0 ? [id] : rest.toSpliced(Math.max(0, from + by), 0, id)
  return (await ask(visit, Order, { input: { sessionTypeIds } })).sessionTypesOrder
}

function issuesOf(refused: object): string[] {
  const { issues = [] } = refused as { issues?: { message: string }[] }
  return issues.map(({ message }) => message)
}
