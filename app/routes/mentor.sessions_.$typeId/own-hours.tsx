import { Form, Link } from '@remix-run/react'
import { Submit } from '#app/components/ui/submit.tsx'
import { ownHours as words } from '#app/words/availability.ts'
import { desk } from '#app/words/desk.ts'

type Props = { typeId: string; own: boolean }

/** Whether the session follows its mentor's hours, and the ways to its own. */
export function OwnHours({ typeId, own }: Props) {
  const page = `/mentor/sessions/${typeId}/hours`
  return (
    <section aria-labelledby="own-hours" className="notice mt-4">
      <h2 id="own-hours" className="font-semibold">
        {words.title}
      </h2>
      <p>{own ? words.on : words.off}</p>
      <Form method="post" action={page} className="mt-2 flex flex-wrap items-center gap-4">
        {own && (
          <Link to={page} className="button button-quiet">
            {words.change}
          </Link>
        )}
        <Submit quiet name="intent" value={own ? 'off' : 'on'} pending={desk.saving}>
          {own ? words.turnOff : words.turnOn}
        </Submit>
      </Form>
    </section>
  )
}
