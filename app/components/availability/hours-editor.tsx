import type { ReactNode } from 'react'
import type { ZoneGroup } from '#app/components/booking/zone-options.tsx'
import { Effect, effectText, type Preview } from './effect.tsx'
import { usePreview } from './use-preview.ts'
import type { Week } from './week.ts'
import { WeekForm } from './week-form.tsx'

type Props = {
  week: Week
  timeZone: string
  zones: readonly ZoneGroup[]
  /** The address of the page. */
  page: string
  /** What the hours shown come to. */
  preview: Preview
  /** Whether the mentor's profile is public. */
  published: boolean
  children?: ReactNode
}

/** The week, and what it comes to, live as it is typed. */
export function HoursEditor({ week, timeZone, zones, page, preview, published, children }: Props) {
  const live = usePreview<Preview>(`${page}/preview`)
  const shown = live.preview ?? preview
  return (
    <>
      <Effect preview={shown} published={published} />
      {children}
      <WeekForm
        week={week}
        timeZone={timeZone}
        zones={zones}
        page={page}
        typing={live.typing}
        status={effectText(shown)}
      />
    </>
  )
}
