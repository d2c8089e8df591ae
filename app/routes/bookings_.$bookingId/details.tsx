import type { ComponentProps } from 'react'
import { AfterSession } from './after-session.tsx'
import { Answers } from './answers.tsx'
import { Meeting } from './meeting.tsx'
import { Situation } from './situation.tsx'
import { WaysOut } from './ways-out.tsx'

type Props = ComponentProps<typeof Situation> &
  ComponentProps<typeof Meeting> &
  ComponentProps<typeof Answers> &
  ComponentProps<typeof WaysOut> & {
    /** What is asked from the start of the session on. */
    after: ComponentProps<typeof AfterSession>['booking'] | null
  }

/** Where the booking stands, where they meet, what was answered, and what can still be done. */
export function Details({ booking, after, now, retryKey }: Props) {
  return (
    <>
      <Situation booking={booking} now={now} retryKey={retryKey} />
      {after && <AfterSession booking={after} />}
      <Meeting booking={booking} />
      <Answers booking={booking} />
      <WaysOut booking={booking} />
    </>
  )
}
