import { booking as words } from '#app/words/booking.ts'

type Props = {
  booking: {
    id: string
    state: string
    place: string | null
    placeKind: string
    calendarLinks: { google: string; outlook: string } | null
  }
}

/** Where they meet, and the ways into the reader's own calendar; once it is confirmed. */
export function Meeting({ booking: { id, place, placeKind, calendarLinks } }: Props) {
  if (place === null) return null
  return (
    <>
      <h2 className="mt-6 font-semibold">{words.place}</h2>
      <p className="break-words">
        {placeKind === 'LINK' && /^https?:\/\//.test(place) ? <a href={place}>{place}</a> : place}
      </p>
      {calendarLinks && (
        <>
          <h2 className="mt-6 font-semibold">{words.calendar}</h2>
          <ul className="mt-1 flex flex-wrap gap-x-5">
            <li>
              <a href={`/bookings/${id}/calendar.ics`} download className="inline-flex min-h-8 items-center">
                {words.ics}
              </a>
            </li>
            <li>
              <a href={calendarLinks.google} className="inline-flex min-h-8 items-center">
                {words.google}
              </a>
            </li>
            <li>
              <a href={calendarLinks.outlook} className="inline-flex min-h-8 items-center">
                {words.outlook}
              </a>
            </li>
          </ul>
        </>
      )}
    </>
  )
}
