import type { LoaderFunctionArgs } from '@remix-run/node'
import { ask } from '#app/api/ask.ts'
import { graphql } from '#app/api/gql.ts'

const CalendarFile = graphql(`
  query CalendarFile($id: ID!) {
    booking(id: $id) {
      calendarFile
    }
  }
`)

export async function loader(visit: LoaderFunctionArgs) {
  const { booking } = await ask(visit, CalendarFile, { id: visit.params.bookingId ?? '' })
  if (!booking?.calendarFile) throw new Response(null, { status: 404 })
  return new Response(booking.calendarFile, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="session.ics"',
      'cache-control': 'no-store',
    },
  })
}
