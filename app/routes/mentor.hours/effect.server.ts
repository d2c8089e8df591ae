import type { LoaderFunctionArgs } from '@remix-run/node'
import { ask } from '#app/api/ask.ts'
import type { Preview } from '#app/components/availability/effect.tsx'
import { problemsOf } from '#app/components/availability/week.ts'
import type { Weekday } from '#app/time/weekdays.ts'
import { HoursEffect } from './documents.ts'

type Schedule = { timeZone: string; weekly: { weekday: Weekday; start: string; end: string }[] }

/** What the mentor's hours come to for each session that is offered: as they are saved, or as they are typed. */
export async function effectOf(visit: LoaderFunctionArgs, typed?: Schedule): Promise<Preview> {
  const input = typed ? { mentorSchedule: typed } : {}
  const { viewer } = await ask(visit, HoursEffect, { input })
  const offered = viewer?.mentor?.sessionTypes.edges.filter(({ node }) => node.active) ?? []
  const previews = offered.map(({ node }) => node.slotPreview)
  const refused = previews.find((each) => each?.__typename === 'InputInvalid')
  return {
    types: offered.map(({ node: { id, title, slotPreview } }) => ({
      id,
      title,
      openTimes: slotPreview?.__typename === 'SlotPreview' ? slotPreview.openTimes : null,
    })),
    problems: refused?.__typename === 'InputInvalid' ? problemsOf(refused, typed?.weekly ?? []) : [],
    typed: typed !== undefined,
  }
}
