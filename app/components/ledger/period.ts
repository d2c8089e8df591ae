/** What an address asks of a statement; the month of `now` and dollars unless it says otherwise. */
export function askedPeriod(search: URLSearchParams, now: string, currency: string) {
  const day = (name: string, otherwise: string) => {
    const given = search.get(name) ?? ''
    return /^\d{4}-\d\d-\d\d$/.test(given) && !Number.isNaN(Date.parse(given)) ? given : otherwise
  }
  const today = now.slice(0, 10)
  const from = day('from', `${today.slice(0, 7)}-01`)
  const to = day('to', today < from ? from : today)
  const given = search.get('currency')
  return { from, to, currency: given && /^[A-Z]{3}$/.test(given) ? given : currency }
}
