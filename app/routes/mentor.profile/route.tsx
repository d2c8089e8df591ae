import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { fieldErrors } from '#app/api/issues.ts'
import { Problem } from '#app/components/ui/problem.tsx'
import { privatePage } from '#app/private-page.ts'
import { zoneGroups } from '#app/time/zones.server.ts'
import { desk as words } from '#app/words/desk.ts'
import { Apply, ProfilePage, Update } from './documents.ts'
import { profileForm } from './form.ts'
import { ProfileForm } from './profile-form.tsx'

export const meta = privatePage(words.profile)

export async function loader(visit: LoaderFunctionArgs) {
  const { now, viewer } = await ask(visit, ProfilePage, {})
  const mentor = viewer?.mentor ?? null
  const known = mentor ?? {
    name: viewer?.person.name ?? '',
    timeZone: viewer?.timeZone ?? 'UTC',
    state: null,
  }
  return { known, isMentor: mentor !== null && mentor.state !== 'DECLINED', zones: zoneGroups(new Date(now)) }
}

/** A list's issue belongs to the one field that holds the list. */
const fieldOf = (path: string) => path.replace(/^(topics|languages)\[\d+\]$/, '$1')

export async function action(visit: ActionFunctionArgs) {
  const submission = parseWithZod(await visit.request.formData(), { schema: profileForm })
  if (submission.status !== 'success') return data({ reply: submission.reply(), problem: null }, 400)
  const topics = submission.value.topics.split(',').map((topic) => topic.trim())
  const input = { ...submission.value, topics: topics.filter(Boolean) }
  const { viewer } = await ask(visit, ProfilePage, {})
  const again = viewer?.mentor && viewer.mentor.state !== 'DECLINED'
  const done = again
    ? (await ask(visit, Update, { input })).mentorUpdate
    : (await ask(visit, Apply, { input })).mentorApply
  if (done.__typename === 'Mentor') return redirect(again ? '/mentor/profile?saved=1' : '/mentor')
  const errors = done.__typename === 'InputInvalid' ? { fieldErrors: fieldErrors(done.issues, fieldOf) } : {}
  return data({ reply: submission.reply(errors), problem: done.message }, 400)
}

export default function ProfileRoute() {
  const { known, isMentor, zones } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const saved = useSearchParams()[0].has('saved')
  return (
    <div className="max-w-2xl">
      <h1 className="text-title font-semibold">{isMentor ? words.profile : words.become}</h1>
      {!isMentor && <p className="mt-2">{words.becomeText}</p>}
      {refused?.problem && <Problem>{refused.problem}</Problem>}
      <p role="status">{saved && !refused && words.saved}</p>
      <ProfileForm known={known} zones={zones} isMentor={isMentor} lastResult={refused?.reply ?? null} />
    </div>
  )
}
