import { randomUUID } from 'node:crypto'
import type { SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { fieldErrors } from '#app/api/issues.ts'
import { Summary } from '#app/components/booking/summary.tsx'
import { Problem } from '#app/components/ui/problem.tsx'
import { ReaderContext, useReader } from '#app/time/reader.ts'
import { zoneFor } from '#app/time/zone.ts'
import { details as words } from '#app/words/booking.ts'
import { shell } from '#app/words/shell.ts'
import { DetailsForm } from './details-form.tsx'
import { Book, BookPage } from './documents.ts'
import { bookForm, fieldOf } from './form.ts'
import { Nearest } from './nearest.tsx'

export const handle = { plain: true }

export const meta: MetaFunction = () => [
  { title: `${words.title} · ${shell.name}` },
  { name: 'robots', content: 'noindex' },
]

export async function loader(visit: LoaderFunctionArgs) {
  const { searchParams } = new URL(visit.request.url)
  const { handle: mentor = '', slug = '' } = visit.params
  const at = new Date(searchParams.get('at') ?? '')
  if (Number.isNaN(at.getTime())) throw redirect(`/mentors/${mentor}/${slug}`)
  const after = (ms: number) => new Date(at.getTime() + ms).toISOString()
  const from = at.toISOString()
  const window = { from, to: after(1), until: after(3 * 86_400_000) }
  const { viewer, sessionType: type } = await ask(visit, BookPage, { mentor, slug, ...window })
  if (!type) throw data(null, 404)
  const zone = zoneFor(visit.request, viewer?.timeZone) ?? type.mentor.timeZone
  const open = type.asked.length > 0
  return { viewer, type, zone, from, until: after(type.durationMinutes * 60_000), open, key: randomUUID() }
}

export async function action(visit: ActionFunctionArgs) {
  const submission = parseWithZod(await visit.request.formData(), { schema: bookForm })
  if (submission.status !== 'success') return refuse(400, { reply: submission.reply() })
  const { at, zone: timeZone, key: idempotencyKey, mentee, answers } = submission.value
  const { handle: mentor = '', slug = '' } = visit.params
  const window = { from: at, to: at, until: at }
  const { sessionType } = await ask(visit, BookPage, { mentor, slug, ...window })
  if (!sessionType) throw data(null, 404)
  const given = { sessionTypeId: sessionType.id, startsAt: at, timeZone, idempotencyKey, answers }
  const input = mentee ? { ...given, mentee } : given
  const { bookingCheckout: made } = await ask(visit, Book, { input })
  switch (made.__typename) {
    case 'BookingCheckout':
      if (made.accessToken) await visit.context.api.rememberBooking(made.accessToken)
      return redirect(made.checkoutUrl ?? `/bookings/${made.booking.id}`)
    case 'InputInvalid': {
      const reply = submission.reply({ fieldErrors: fieldErrors(made.issues, fieldOf) })
      return refuse(400, { reply, problem: made.message })
    }
    case 'SlotTaken':
    case 'SlotNotOffered':
      return refuse(409, { reply: submission.reply(), problem: made.message, nearest: made.nearest })
    case 'IdempotencyKeyReused':
      return refuse(409, { reply: submission.reply(), problem: words.used, key: randomUUID() })
    default:
      return refuse(409, { reply: submission.reply(), problem: made.message })
  }
}

type Refused = {
  reply: SubmissionResult<string[]>
  problem?: string
  nearest?: { startsAt: string }[]
  key?: string
}

const refuse = (status: number, refused: Refused) => data(refused, status)

export default function BookRoute() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>() as Refused | undefined
  const reader = useReader()
  const { type, zone, from, until, open } = page
  const nearest = refused ? refused.nearest : open ? null : type.near
  const slotsPage = `/mentors/${type.mentor.handle}/${type.slug}`
  return (
    <ReaderContext.Provider value={{ ...reader, zone }}>
      <h1 className="text-title font-semibold">{words.title}</h1>
      {nearest && <Nearest times={nearest.slice(0, 6)} page={slotsPage} zone={zone} at={from} />}
      {refused?.problem && !nearest && <Problem>{refused.problem}</Problem>}
      <div className="mt-4 flex flex-col gap-6 md:grid md:grid-cols-[3fr_2fr]">
        <div className="order-2 md:order-1">
          {(open || refused) && <DetailsForm page={page} refused={refused} />}
          <p className="mt-4">
            <a href={`${slotsPage}?${new URLSearchParams({ zone })}`}>{words.otherTime}</a>
          </p>
        </div>
        <div className="order-1 md:order-2">
          <Summary {...type} startsAt={from} endsAt={until} />
        </div>
      </div>
    </ReaderContext.Provider>
  )
}
