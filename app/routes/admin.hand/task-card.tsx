import { Form } from '@remix-run/react'
import type { ResultOf } from 'gql.tada'
import type { ReactNode } from 'react'
import { Cost } from '#app/components/ui/cost.tsx'
import { Submit } from '#app/components/ui/submit.tsx'
import { When } from '#app/components/ui/when.tsx'
import { hand as words } from '#app/words/invoice.ts'
import type { HandPage } from './documents.ts'

type Task = ResultOf<typeof HandPage>['handTasks']['edges'][number]['node']

/** What is to be done, with what is needed for it, and where what became of it is noted. */
export function TaskCard({ task }: { task: Task }) {
  const { id, kind, state, amount, reference, createdAt, dueAt, settledAt } = task
  return (
    <article className="card">
      <h2 className="font-semibold">
        {words.kinds[kind] ?? kind}: <Cost of={amount} />
      </h2>
      <dl className="facts mt-1">
        <Fact name={words.reference}>{reference}</Fact>
        <Parties task={task} />
        <Fact name={words.since}>
          <When at={createdAt} />
        </Fact>
        {dueAt && (
          <Fact name={words.due}>
            <When at={dueAt} />
          </Fact>
        )}
        {settledAt && (
          <Fact name={words.settled}>
            {words.states[state] ?? state}, <When at={settledAt} />
          </Fact>
        )}
        {task.bankReference && <Fact name={words.said}>{task.bankReference}</Fact>}
        {task.reason && <Fact name={words.reason}>{task.reason}</Fact>}
      </dl>
      {(task.completable || task.refusable) && <Note key={id} task={task} />}
    </article>
  )
}

function Parties({ task: { email, payee, arrivedAs, title, booking } }: { task: Task }) {
  return (
    <>
      {email && <Fact name={words.from}>{email}</Fact>}
      {payee && (
        <Fact name={words.payee}>
          {payee.holder}, {payee.number}
        </Fact>
      )}
      {arrivedAs && <Fact name={words.payee}>{words.asBefore(arrivedAs)}</Fact>}
      {title && <Fact name={words.what}>{title}</Fact>}
      {booking && (
        <Fact name={words.booking}>
          <a href={`/bookings/${booking.id}`}>{words.with(booking.title, booking.menteeName)}</a>
        </Fact>
      )}
    </>
  )
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <>
    <dt>{name}</dt>
    <dd className="wrap-anywhere">{children}</dd>
  </>
)

function Note({ task: { id, kind, reference, completable, refusable } }: { task: Task }) {
  const label = (text: string | undefined) => `${text} (${reference})`
  return (
    <Form method="post" className="mt-3 flex flex-wrap items-end gap-3">
      <input type="hidden" name="id" value={id} />
      <div className="grow">
        <label htmlFor={`note-${id}`} className="label">
          {words.note}
        </label>
        <input id={`note-${id}`} name="text" required className="input" />
      </div>
      {completable && (
        <Submit pending={words.working} name="outcome" value="done" label={label(words.done[kind])}>
          {words.done[kind]}
        </Submit>
      )}
      {refusable && (
        <Submit quiet pending={words.working} name="outcome" value="failed" label={label(words.failed[kind])}>
          {words.failed[kind]}
        </Submit>
      )}
    </Form>
  )
}
