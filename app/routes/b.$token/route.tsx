import { data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { privatePage } from '#app/private-page.ts'
import { link as words } from '#app/words/booking.ts'
import { shell } from '#app/words/shell.ts'

export const handle = { plain: true }

export const meta = privatePage(words.wrongTitle)

/** The link in a guest's mail: kept in a cookie, and gone from the address at once. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const bookingId = await context.api.rememberBooking(params.token ?? '')
  return bookingId ? redirect(`/bookings/${bookingId}`) : data(null, 404)
}

export default function WrongLink() {
  return (
    <>
      <h1 className="text-title font-semibold">{words.wrongTitle}</h1>
      <p className="my-4">{words.wrong}</p>
      <a href="/" className="button">
        {shell.way}
      </a>
    </>
  )
}
