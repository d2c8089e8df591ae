import type { ReactNode } from 'react'
import type { ZoneGroup } from '#app/components/booking/zone-options.tsx'
import { Effect, effectText, type Preview } from './effect.tsx'
import { usePreview } from './use-preview.ts'
import type { Week, WrongDays } from './week.ts'
import { WeekForm, type WeekTexts } from './week-form.tsx'

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
  wrong: WrongDays
  texts?: WeekTexts | undefined
  /** What else is asked about the zone. */
  asked?: ReactNode
  children?: ReactNode
}

/** The week, and what it comes to, live as it is typed. */
export function HoursEditor({ preview, published, asked, children, ...form }: Props) {
  const live = usePreview<Preview>(`${form.page}/preview`)
  const shown = live.preview ?? preview
  return (
    <>
      <Effect preview={shown} published={published} />
      {children}
      <WeekForm {...form} typing={live.typing} status={effectText(shown)}>
        {asked}
      </WeekForm>
    </>
  )
}
