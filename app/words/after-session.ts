/** The sentences about a session that did not take place, or of which somebody says so. */
export const afterSession = {
  further: 'We hope it took you further.',
  complain: 'It did not take place',
  until: 'You can say so until',
  report: 'Somebody did not come',
  correct: 'It took place after all',
  correcting: 'Taking it back …',
  share: 'Your share:',
  missing: {
    MENTEE: {
      MENTEE: 'Your mentor reports that you did not come. The session is paid as usual.',
      MENTOR: 'You reported that your mentee did not come. You are paid as usual.',
    } as Record<string, string>,
    MENTOR: {
      MENTEE: 'Your mentor did not come.',
      MENTOR: 'It counts as not held: you did not come.',
    } as Record<string, string>,
  } as Record<string, Record<string, string>>,
  missingToOthers: {
    MENTEE: 'The mentee did not come. It is paid as usual.',
    MENTOR: 'The mentor did not come.',
  } as Record<string, string>,
}

export const complaint = {
  title: 'Did it take place?',
  openToMentee:
    'You told us that this session did not take place. Your money stays where it is until that is decided.',
  openToMentor:
    'Your mentee says that this session did not take place. Your share waits until that is decided.',
  openToOthers:
    'The mentee says that this session did not take place. The payout waits until that is decided.',
  answerBy: {
    MENTEE: 'Your mentor can answer. Without an answer everything goes back to you on',
    MENTOR: 'If it did take place, answer. Without an answer everything goes back to your mentee on',
  } as Record<string, string>,
  answerByToOthers: 'Without an answer of the mentor everything goes back on',
  contested: {
    MENTEE: 'Your mentor says that it did take place. Somebody at Sundial decides now and writes to you.',
    MENTOR: 'You answered. Somebody at Sundial decides now and writes to you.',
  } as Record<string, string>,
  contestedToOthers: 'The mentor says that it did take place. It waits for a decision.',
  over: {
    UPHELD: 'It was decided: the session counts as not held, and everything goes back.',
    SPLIT: 'It was decided: a part of the price goes back, the rest is the mentor’s.',
    REJECTED: 'It was decided: the session counts as held, and nothing goes back.',
    WITHDRAWN: 'The complaint that it did not take place was taken back.',
  } as Record<string, string>,
  reason: 'The reason:',
  wrote: (name: string) => `${name} wrote:`,
  youWrote: 'You wrote:',
  mentor: 'The mentor',
  withdraw: 'Take it back, it did take place',
  withdrawing: 'Taking it back …',
  final: 'That is for good.',
  answer: 'Answer',
  decide: 'Decide it',
}

/** The page on which the mentee says that it did not take place, and on which the mentor answers. */
export const complaining = {
  title: (name: string) => `Your session with ${name} did not take place?`,
  text: (name: string) =>
    `Tell us what happened. ${name} reads it and has 48 hours to answer; without an answer everything goes back to you. Your money stays where it is until then.`,
  words: 'What happened?',
  hint: 'When you came, how long you waited, what you tried.',
  send: 'Say that it did not take place',
  sending: 'Sending …',
  back: 'Back to the booking',
  answerTitle: (name: string) => `${name} says that it did not take place`,
  answerText: 'Tell us what happened. Your mentee reads it too, and somebody at Sundial decides then.',
  answerHint: 'When you met, where, for how long.',
  answer: 'It did take place',
  answering: 'Sending …',
  agree: 'I did not come',
}

/** The files by which the two sides of a complaint show what they say. */
export const evidence = {
  label: 'Files that show it',
  hint: 'Up to three: a PDF, a picture or plain text, each at most 5 MB. The other side and the admins see them, nobody else.',
  kept: 'Handed in already; untick what you do not want to send:',
  files: 'Attached:',
}

/** The page on which the mentor says who did not come. */
export const missing = {
  title: 'Who did not come?',
  MENTEE: (name: string) => `${name} did not come`,
  menteeText: 'You are paid as usual. Your mentee is told, and can say that it was otherwise.',
  MENTOR: 'I did not come',
  mentorText: 'Everything that was paid goes back to your mentee. This cannot be taken back.',
  mentorFree: 'Your mentee is told. Nothing was paid.',
  report: 'Report it',
  reporting: 'Reporting …',
  back: 'Back to the booking',
}

export const complaintsDesk = {
  title: 'Complaints',
  open: 'Open',
  over: 'Over',
  none: 'Nobody complains.',
  nothingOver: 'None has been decided yet.',
  waits: 'Waits for your decision since',
  answerBy: 'The mentor can answer until',
  ended: 'Ended on',
  of: (title: string, mentee: string, mentor: string) => `${title}: ${mentee} with ${mentor}`,
  states: {
    UPHELD: 'refunded',
    SPLIT: 'split',
    REJECTED: 'paid out',
    WITHDRAWN: 'withdrawn',
  } as Record<string, string>,
  heading: 'Did this session take place?',
  session: 'The session',
  paid: 'Paid',
  left: 'Can still go back',
  back: 'Given back',
  share: 'The mentor’s share',
  mentee: (name: string) => `${name} (mentee)`,
  mentor: (name: string) => `${name} (mentor)`,
  booking: 'Open the booking',
  decision: 'Your decision',
  REFUND: 'No: refund everything that is left,',
  PAY: 'Yes: pay the mentor,',
  SPLIT: 'In part: give back an amount, the rest is shared out',
  amount: 'Amount to give back',
  amountHint: (most: string, currency: string) => `In ${currency}, less than ${most}. Only for a part.`,
  reason: 'Why; both sides read it, and it is kept in the audit',
  decide: 'Decide',
  deciding: 'Deciding …',
  notNow: 'There is nothing to decide here now.',
}
