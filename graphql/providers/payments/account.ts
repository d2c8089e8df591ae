/** A mentor's account at the payment company, to which their shares go. */
export type MentorAccount = {
  id: string
  detailsSubmitted: boolean
  transfers: 'active' | 'pending' | 'inactive'
  payoutsEnabled: boolean
  requirementsDue: string[]
  disabledReason: string | null
  /** What tax forms need, and what else is asked for or will be; left out by a company that knows nothing of it. */
  records?: AccountRecords
}

export type AccountRecords = {
  /** In two letters. */
  country: string | null
  taxIdGiven: boolean
  late: string[]
  next: string[]
  by: Date | null
}
