import type { LoaderFunctionArgs } from '@remix-run/node'
import { ask } from '#app/api/ask.ts'
import type { Preview } from '#app/components/availability/effect.tsx'
import { problemsOf } from '#app/components/availability/week.ts'
import type { Schedule } from './answer.server.ts'
import { TypeEffect } from './documents.ts'

/** Hours as they are typed, one at most. */
type Draft = { schedule?: Schedule; restriction?: Schedule; hostSchedule?: Schedule }

/** What a session type's hours come to: as they are saved, or as they are typed. */
export async function effectOf(visit: LoaderFunctionArgs, id: string, draft: Draft = {}): Promise<Preview> {
  const { node } = await ask(visit, TypeEffect, { id, input: draft })
  const [typed] = Object.values(draft)
  if (node?.__typename !== 'SessionType') return { types: [], problems: [], typed: false }
  const { title, slotPreview: preview } = node
  const openTimes = preview?.__typename === 'SlotPreview' ? preview.openTimes : null
  return {
    types: [{ id: node.id, title, openTimes }],
    problems: preview?.__typename === 'InputInvalid' ? problemsOf(preview, typed?.weekly ?? []) : [],
    typed: typed !== undefined,
  }
}
