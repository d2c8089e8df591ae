import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { askedOf, OpenAndOver } from '#app/components/ui/open-and-over.tsx'
import { Problem } from '#app/components/ui/problem.tsx'
import { privatePage } from '#app/private-page.ts'
import { admin } from '#app/words/admin.ts'
import { hand as words } from '#app/words/invoice.ts'
import { HandPage, SettleHandTask } from './documents.ts'
import { TaskCard } from './task-card.tsx'

export const meta = privatePage(words.title)

export async function loader(visit: LoaderFunctionArgs) {
  const { show, after } = askedOf(visit.request)
  const { handTasks } = await ask(visit, HandPage, { open: show === 'open', after })
  return { show, rows: handTasks.edges.map(({ node }) => node), pageInfo: handTasks.pageInfo }
}

export async function action(visit: ActionFunctionArgs) {
  const form = await visit.request.formData()
  const input = {
    handTaskId: String(form.get('id')),
    done: form.get('outcome') === 'done',
    text: String(form.get('text') ?? ''),
  }
  const { handTaskSettle: done } = await ask(visit, SettleHandTask, { input })
  if (done.__typename === 'HandTask') return redirect('/admin/hand?noted=1')
  const said = done.__typename === 'InputInvalid' ? done.issues[0]?.message : done.message
  return data({ problem: said ?? done.message }, 409)
}

/** What somebody does at the bank where no payment company does it. */
export default function HandRoute() {
  const { show, rows, pageInfo } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const noted = useSearchParams()[0].has('noted')
  return (
    <>
      <h1 className="text-title font-semibold">{words.title}</h1>
      <p className="mt-2">{words.text}</p>
      {refused && <Problem title={admin.problem}>{refused.problem}</Problem>}
      <p role="status">{noted && !refused && words.noted}</p>
      <OpenAndOver
        words={words}
        show={show}
        rows={rows}
        card={(task) => <TaskCard task={task} />}
        page={pageInfo}
      />
    </>
  )
}
