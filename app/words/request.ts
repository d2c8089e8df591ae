/** The sentences about a request that a mentor answers. */
export const request = {
  title: 'Requests',
  text: 'They wait for your answer. Without one a request ends by itself.',
  until: 'Answer until',
  accept: 'Accept',
  accepting: 'Accepting …',
  decline: 'Decline',
  declining: 'Declining …',
  reason: 'Why? The mentee reads it.',
  of: (name: string) => `the request of ${name}`,
  refused: 'This did not work',
  notKept: 'Its time was not kept for it: if somebody else has it by now, it cannot be accepted.',
  reserved: {
    MENTOR: 'is reserved on their card, and taken when you accept.',
    MENTEE: 'is only reserved on your card. It is taken if the answer is yes, and released if it is not.',
  },
  saved: {
    MENTOR: 'is charged to the card that they saved when you accept.',
    MENTEE:
      'is charged to the card that you saved if the answer is yes. If it is not, the card is forgotten.',
  },
  paid: {
    MENTOR: 'was paid. All of it goes back if you decline.',
    MENTEE: 'was paid. All of it goes back to you if the answer is no.',
  },
  taking: {
    MENTOR: 'that was reserved is being taken now.',
    MENTEE: 'that was reserved on your card is being taken now.',
  },
  charging: {
    MENTOR: 'is being charged to the card that they saved.',
    MENTEE: 'is being charged to the card that you saved.',
  },
  toPay: {
    MENTOR:
      'could not be charged to the card that they saved. The mentee was asked to pay, and the time is held until',
    MENTEE:
      'could not be charged to the card that you saved: your bank declined it, or wants to ask you first. Your time is held until',
  },
  forgotten: {
    MENTOR: 'was not charged, and their card is forgotten.',
    MENTEE: 'was not charged, and the card that you saved is forgotten.',
  },
  released: {
    MENTOR: 'was only reserved, and is released. The mentee is not charged.',
    MENTEE: 'was only reserved on your card, and is released within some days. You are not charged.',
  },
  declined: {
    MENTOR: 'You declined it. The mentee was told.',
    MENTEE: 'Your mentor cannot take this session.',
  },
  unanswered: {
    MENTOR: 'You did not answer in time, so it ended by itself.',
    MENTEE: 'Your mentor did not answer in time, so it ended by itself.',
  },
  form: {
    requires: 'I accept each request first',
    requiresHint:
      'Nothing is booked before you say yes. The amount is only reserved on the mentee’s card until then: accept, and the money is taken; decline or stay silent for 48 hours, and it is released.',
    keeps: 'While I think, nobody else can have that time',
    keepsHint: 'Untick it, and the time stays open to others: whoever you accept first gets it.',
    saves: 'Only save the card with a request, and charge it when I say yes',
    savesHint:
      'Nothing is reserved on it while you think. The bank can still decline then: your mentee is asked to pay within 23 hours, and the time is held.',
  },
  book: {
    hint: 'Your mentor answers first, within 48 hours. Until then your card is only reserved: nothing is taken unless the answer is yes.',
    consent: (amount: string) =>
      `Your mentor answers first, within 48 hours. Nothing is charged before. By saving your card you allow us to charge ${amount} to it, once, when your mentor says yes, without asking you again. If the answer is no, the card is forgotten.`,
    consentMore:
      'Your mentor answers first, within 48 hours. Nothing is charged before. By saving your card you allow us to charge the total to it, once, when your mentor says yes, without asking you again. If the answer is no, the card is forgotten.',
    saveCard: 'Continue to save your card',
    saveHint: 'You save your card on a page of our payment company, and come back here.',
    freeHint: 'Your mentor answers first, within 48 hours.',
    ask: 'Ask for this session',
    asking: 'Asking …',
  },
}
