import { Form } from '@remix-run/react'
import { type FragmentOf, readFragment } from 'gql.tada'
import { graphql } from '#app/api/gql.ts'
import { Languages } from '#app/components/mentor/languages.tsx'
import { Portrait } from '#app/components/mentor/portrait.tsx'
import { Prose } from '#app/components/ui/prose.tsx'
import { ReasonField } from '#app/components/ui/reason-field.tsx'
import { Submit } from '#app/components/ui/submit.tsx'
import { When } from '#app/components/ui/when.tsx'
import { admin, applications as words } from '#app/words/admin.ts'

export const ApplicationFields = graphql(`
  fragment ApplicationFields on Mentor {
    id
    name
    handle
    headline
    about
    topics
    languages
    avatarSvg
    state
    appliedAt
    declineReason
    person {
      email
    }
  }
`)

type Props = {
  mentor: FragmentOf<typeof ApplicationFields>
  /** Why it was to be declined, sent and refused. */
  typed: string | undefined
}

export function Application({ mentor, typed }: Props) {
  const { id, name, handle, headline, about, topics, languages, avatarSvg, state, ...rest } = readFragment(
    ApplicationFields,
    mentor,
  )
  return (
    <article className="card" id={id}>
      <div className="flex gap-4">
        <Portrait svg={avatarSvg} size={72} />
        <div>
          <h2 className="font-semibold">{name}</h2>
          <p>{headline}</p>
          <p className="text-small text-text-quiet">
            /mentors/{handle}, {rest.person?.email}
          </p>
          <p className="text-small text-text-quiet">
            {topics.join(' · ')}; <Languages of={languages} />
          </p>
          {rest.appliedAt && (
            <p className="text-small text-text-quiet">
              {words.since} <When at={rest.appliedAt} />
            </p>
          )}
          {rest.declineReason && <p className="text-bad">{rest.declineReason}</p>}
        </div>
      </div>
      <Prose text={about} />
      {state === 'APPLIED' && <Decide id={id} name={name} typed={typed} />}
    </article>
  )
}

function Decide({ id, name, typed }: { id: string; name: string; typed: string | undefined }) {
  return (
    <div className="mt-4 flex flex-wrap items-end gap-6">
      <Form method="post">
        <input type="hidden" name="mentorId" value={id} />
        <Submit name="intent" value="approve" pending={admin.working}>
          {words.approve} <span className="sr-only">{name}</span>
        </Submit>
      </Form>
      <Form method="post" className="flex flex-wrap items-end gap-3">
        <input type="hidden" name="mentorId" value={id} />
        <ReasonField id={`reason-${id}`} label={words.declineReason} typed={typed} />
        <Submit quiet name="intent" value="decline" pending={admin.working}>
          {words.decline} <span className="sr-only">{name}</span>
        </Submit>
      </Form>
    </div>
  )
}
