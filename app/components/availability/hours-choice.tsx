import { Form, Link } from '@remix-run/react'
import { Submit } from '#app/components/ui/submit.tsx'
import { desk } from '#app/words/desk.ts'

/** What is said of hours that something may have beside its mentor's. */
export type HoursTexts = {
  title: string
  on: string
  off: string
  turnOn: string
  turnOff: string
  change: string
}

type Props = { id: string; texts: HoursTexts; own: boolean; page: string }

/** Whether there are such hours, and the ways to them. */
export function HoursChoice({ id, texts, own, page }: Props) {
  return (
    <section aria-labelledby={id} className="notice mt-4">
      <h2 id={id} className="font-semibold">
        {texts.title}
      </h2>
      <p>{own ? texts.on : texts.off}</p>
      <Form method="post" action={page} className="mt-2 flex flex-wrap items-center gap-4">
        {own && (
          <Link to={page} className="button button-quiet">
            {texts.change}
          </Link>
        )}
        <Submit quiet name="intent" value={own ? 'off' : 'on'} pending={desk.saving}>
          {own ? texts.turnOff : texts.turnOn}
        </Submit>
      </Form>
    </section>
  )
}
