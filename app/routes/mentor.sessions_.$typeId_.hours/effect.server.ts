import type { LoaderFunctionArgs } from '@remix-run/node'
import { ask } from '#app/api/ask.ts'
import type { Preview } from '#app/components/availability/effect.tsx'
import { problemsOf } from '#app/components/availability/week.ts'
import type { Weekday } from '#app/time/weekdays.ts'
import { TypeEffect } from './documents.ts'

type Schedule = { timeZone: string; weekly: { weekday: Weekday; start: string; end: string }[] }

/** What the session type's own hours come to: as they are saved, or as they are typed. */
export async function effectOf(visit: LoaderFunctionArgs, id: string, typed?: Schedule): Promise<Preview> {
  const { node } = await ask(visit, TypeEffect, { id, input: typed ? { schedule: typed } : {} })
  if (node?.__typename !== 'SessionType') return { types: [], problems: [], typed: false }
  const { title, slotPreview: preview } = node
  const openTimes = preview?.__typename === 'SlotPreview' ? preview.openTimes : null
  return {
    types: [{ id: node.id, title, openTimes }],
    problems: preview?.__typename === 'InputInvalid' ? problemsOf(preview, typed?.weekly ?? []) : [],
    typed: typed !== undefined,
  }
}
