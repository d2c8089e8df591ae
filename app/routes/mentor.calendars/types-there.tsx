import { Form, Link } from '@remix-run/react'
import { Submit } from '#app/components/ui/submit.tsx'
import { calendars as words } from '#app/words/calendars.ts'
import type { Account } from './page-data.ts'

type Type = Account['types'][number]

/** What the mentor offers there; those that are not sold here yet can be chosen. */
export function TypesThere({ provider, types }: { provider: string; types: readonly Type[] }) {
  const name = words.names[provider] ?? provider
  const some = types.some(isNew)
  return (
    <section className="mt-4">
      <h3 className="font-semibold">{words.types}</h3>
      {types.some(({ sessionType }) => sessionType) && (
        <p className="text-text-quiet">{words.whoLeads[provider]}</p>
      )}
      {types.length === 0 && <p>{words.noTypes}</p>}
      <Form method="post">
        <ul className="mt-2 grid gap-2">
          {types.map((type) => (
            <li key={type.id}>{isNew(type) ? <Choice type={type} /> : <Known type={type} name={name} />}</li>
          ))}
        </ul>
        {some && (
          <div className="mt-3">
            <p className="text-text-quiet">{words.importHint}</p>
            <Submit quiet name="intent" value="import" pending={words.importing}>
              {words.import}
            </Submit>
          </div>
        )}
      </Form>
    </section>
  )
}

const isNew = ({ sessionType, gone, active, requiresApproval }: Type) =>
  !sessionType && !gone && active && !requiresApproval

function Choice({ type }: { type: Type }) {
  return (
    <label className="flex items-center gap-2">
      <input type="checkbox" name="type" value={type.id} />
      {type.name}, {words.length(type.durationMinutes)}
    </label>
  )
}

function Known({ type, name: company }: { type: Type; name: string }) {
  const { name, durationMinutes, sessionType, gone, active, unsent, failure } = type
  const why = gone ? words.gone : active ? words.approval : words.inactive
  return (
    <>
      {name}, {words.length(durationMinutes)}:{' '}
      {sessionType ? (
        <>
          {words.connectedWith} <Link to={`/mentor/sessions/${sessionType.id}`}>{sessionType.title}</Link>
          {(gone || !active) && `, ${why}`}
        </>
      ) : (
        why
      )}
      {failure ? (
        <span className="notice notice-warn mt-2 block">{words.notTaken(company, failure)}</span>
      ) : (
        unsent && <span className="notice mt-2 block">{words.unsent(company)}</span>
      )}
    </>
  )
}
