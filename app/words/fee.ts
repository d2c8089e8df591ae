/** The sentences about what Sundial takes. */
export const fees = {
  title: 'Fees',
  text: 'What Sundial keeps of what mentors ask, and what mentees pay beside it. A change counts for what is booked from then on.',
  platform: (percent: string) => `Whoever has no fee of their own pays ${percent}.`,
  order: 'A programme’s fee comes before the mentor’s, the mentor’s before this one.',
  own: 'Fees of their own',
  none: 'Nobody has a fee of their own.',
  mentor: 'Mentor',
  mentorHint: 'The name in the address of the mentor’s page.',
  noMentor: 'There is no mentor of this name.',
  program: 'Programme',
  programHint: 'A partner who books through the API.',
  noProgram: 'Choose a programme.',
  choose: 'Choose …',
  percent: 'Fee in percent',
  percentHint: 'Empty: no own fee any more.',
  percentWrong: 'Write a percentage as digits with a point, such as 12.5.',
  reason: 'Why; it is kept',
  setMentor: 'Set the mentor’s fee',
  setProgram: 'Set the programme’s fee',
  whose: 'Whose contact',
  contactHint: 'Who speaks for this programme.',
  told: (name: string, contact: string | null) => `${name}: ${contact ?? 'nobody hears of it'}`,
  email: 'E-mail address',
  emailHint: 'It hears of a changed fee. Empty: nobody does.',
  saveContact: 'Save the contact',
  holdHint: 'How long mentors’ shares of what it books are held after the session.',
  held: (name: string, hours: number | null) =>
    `${name}: ${hours === null ? 'as long as others' : `${hours} hours`}`,
  hours: 'Hours',
  hoursHint: 'Counts for what is paid from now on. Empty: as long as others.',
  hoursWrong: 'Write whole hours as digits.',
  saveHold: 'Save the hold',
  service: 'Service fee',
  serviceText:
    'What a mentee pays beside the price: a part of it after discounts, and a fixed amount. Never for a free session.',
  servicePercent: 'Percent of the price',
  fixed: 'Fixed amounts',
  fixedHint: 'One a line, with its currency: 1.00 USD.',
  fixedWrong: (line: string) => `“${line}” is not an amount with its currency.`,
  setService: 'Set the service fee',
  history: 'What was set',
  nothing: 'No mentor’s or programme’s fee has been set yet.',
  ended: 'no own fee any more',
  saved: 'Set. It is in the audit.',
  by: (name: string) => `by ${name}`,
}

/** For the mentor: what is left of a price. */
export const share = {
  keeps: 'You keep',
  of: (percent: string) => `after Sundial’s fee of ${percent}.`,
  takes: (percent: string) => `Of what you ask, Sundial keeps ${percent}.`,
  sources: {
    MENTOR: 'This fee was agreed with you.',
  } as Record<string, string>,
  programs: 'For what partner programmes book, their own fee may apply.',
}

/** For the mentor: what comes when. */
export const forecast = {
  title: 'Coming up',
  text: 'What will be released to you week by week, as long as nothing is cancelled or contested.',
  week: 'Week from',
  sessions: (all: number, ahead: number) => {
    const held = all === 1 ? '1 session' : `${all} sessions`
    return ahead === 0 ? `${held}, over` : `${held}, ${ahead} still to come`
  },
}

/** Hundredths of a percent as a percentage. */
export const percentText = (basisPoints: number): string => `${basisPoints / 100}%`

/** For whoever books: what comes on the price. */
export const serviceFee = {
  plus: 'plus a service fee',
}
