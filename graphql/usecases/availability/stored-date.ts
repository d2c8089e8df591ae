/** A calendar date ("2026-12-25") as the database driver takes it. */
export const storedDate = (date: string): Date => new Date(`${date}T00:00:00Z`)

/** The calendar date of a stored one. */
export const dateOf = (stored: Date): string => stored.toISOString().slice(0, 10)

type Stored = { readonly firstDate: Date; readonly lastDate: Date }

/** A row whose dates are those of the calendar. */
export const dated = <Row extends Stored>({ firstDate, lastDate, ...row }: Row) => ({
  ...row,
  firstDate: dateOf(firstDate),
  lastDate: dateOf(lastDate),
})
