import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { graphql } from '#app/api/gql.ts'
import { Refusal } from '#app/api/refusal.ts'
import { Problem } from '#app/components/ui/problem.tsx'
import { TabbedCards } from '#app/components/ui/tabbed-cards.tsx'
import { privatePage } from '#app/private-page.ts'
import { admin, applications as words } from '#app/words/admin.ts'
import { Application, ApplicationFields } from './application.tsx'

export const meta = privatePage(words.title)

const Applications = graphql(
  `
    query Applications($states: [MentorState!]!, $after: String) {
      mentorApplications(states: $states, first: 20, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          node {
            id
            ...ApplicationFields
          }
        }
      }
    }
  `,
  [ApplicationFields],
)

const Approve = graphql(
  `
  mutation Approve($input: MentorApproveInput!) {
    mentorApprove(input: $input) {
      __typename
      ...Refusal
    }
  }
`,
  [Refusal],
)

const Decline = graphql(
  `
  mutation Decline($input: MentorDeclineInput!) {
    mentorDecline(input: $input) {
      __typename
      ...Refusal
    }
  }
`,
  [Refusal],
)

const tabs = [
  ['APPLIED', words.waiting],
  ['APPROVED', words.approved],
  ['DECLINED', words.declined],
] as const

export async function loader(visit: LoaderFunctionArgs) {
  const { searchParams } = new URL(visit.request.url)
  const state = tabs.find(([each]) => each === searchParams.get('state'))?.[0] ?? 'APPLIED'
  const after = searchParams.get('after') || null
  const { mentorApplications: found } = await ask(visit, Applications, { states: [state], after })
  return { state, mentors: found.edges.map(({ node }) => node), pageInfo: found.pageInfo }
}

export async function action(visit: ActionFunctionArgs) {
  const form = await visit.request.formData()
  const [mentorId, reason] = [String(form.get('mentorId')), String(form.get('reason') ?? '')]
  const done =
    form.get('intent') === 'approve'
      ? (await ask(visit, Approve, { input: { mentorId } })).mentorApprove
      : (await ask(visit, Decline, { input: { mentorId, reason } })).mentorDecline
  if (done.__typename === 'Mentor') return redirect('/admin/mentors')
  return data({ problem: done.message, typed: { mentorId, reason } }, 409)
}

export default function MentorsRoute() {
  const { state, mentors, pageInfo } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <>
      <h1 className="text-title font-semibold">{words.title}</h1>
      {refused && <Problem title={admin.problem}>{refused.problem}</Problem>}
      <TabbedCards
        label={words.title}
        name="state"
        tabs={tabs}
        here={state}
        rows={mentors}
        none={words.none}
        card={(mentor) => (
          <Application
            mentor={mentor}
            typed={refused?.typed.mentorId === mentor.id ? refused.typed.reason : undefined}
          />
        )}
        page={pageInfo}
      />
    </>
  )
}
