type Said = Record<string, string>

/** The sentences about a fee for not coming, and about the card that is kept for it. */
export const noShowFee = {
  heading: 'if you do not come',
  book: {
    said: (amount: string) =>
      `This session costs nothing. You save a card on a page of our payment company; nothing is charged now. Only if you do not come, and your mentor reports it, is ${amount} charged to it, once, without asking you again. You are told 48 hours before and can object. Cancel before it starts, and nothing is charged. The card is forgotten once nobody can report it any more.`,
    agree: (amount: string) => `I agree that ${amount} may be charged to my card if I do not come`,
    save: 'Continue to save your card',
  },
  saving: {
    title: 'Waiting for your card',
    expired: {
      title: 'Your card was not saved in time',
      text: 'The time was held for you, but no card was saved in time, and it is free for others again. Nothing was charged.',
    },
    save: 'Save your card',
    saved: 'I have saved it',
    opening: 'The page is being opened on which you save your card. This page goes on by itself.',
  },
  missing: {
    MENTEE: 'Your mentor reports that you did not come.',
    MENTOR: 'You reported that your mentee did not come.',
  } as Said,
  missingToOthers: 'The mentee did not come.',
  amount: 'Fee for not coming:',
  states: {
    AGREED: {
      MENTEE: 'is charged to the card that you saved only if you do not come.',
      MENTOR: 'is charged to their card if you report that they did not come.',
    },
    REPORTED: {
      MENTEE: 'is charged to the card that you saved, unless you say before that it was otherwise, on',
      MENTOR: 'is charged to their card, unless they say before that it was otherwise, on',
    },
    CHARGING: {
      MENTEE: 'is being charged to the card that you saved.',
      MENTOR: 'is being charged to their card.',
    },
    TO_PAY: {
      MENTEE:
        'could not be charged to the card that you saved: your bank declined it, or wants to ask you first. You can pay it until',
      MENTOR: 'could not be charged to their card. They were asked to pay it until',
    },
    CHARGED: {
      MENTEE: 'was charged to your card.',
      MENTOR: 'was charged to their card.',
    },
    UNPAID: {
      MENTEE: 'was not paid, and is not asked for any more.',
      MENTOR: 'was not paid by them, and is not asked for any more.',
    },
    DROPPED: {
      MENTEE: 'is not charged, and the card that you saved is forgotten.',
      MENTOR: 'is not charged, and their card is forgotten.',
    },
  } as Record<string, Said>,
  pay: 'Pay the fee',
  card: {
    kept: 'Your card is kept until',
    forget: 'Forget my card',
    forgetting: 'Forgetting …',
    gone: 'Nothing depends on your card any more.',
  },
  report: {
    free: 'Your mentee is told, and can say that it was otherwise.',
    fee: 'Your mentee is told. Unless they say within 48 hours that it was otherwise, this is charged to the card that they saved:',
  },
  object: 'It was otherwise',
  objecting: {
    title: 'You did come, or it was not your fault?',
    text: (name: string) =>
      `Tell us what happened. ${name} reads it and has 48 hours to answer; without an answer nothing is charged. Nothing is charged before it is decided.`,
    send: 'Say that it was otherwise',
    answerTitle: (name: string) => `${name} says that it was otherwise`,
    answer: 'They did not come',
  },
  complaint: {
    title: 'Did you meet?',
    open: {
      MENTEE: 'You told us that it was otherwise. Your card is not charged until that is decided.',
      MENTOR: 'Your mentee says that it was otherwise. The fee is not charged until that is decided.',
    } as Said,
    openToOthers: 'The mentee says that it was otherwise. The fee is not charged until that is decided.',
    answerBy: {
      MENTEE: 'Your mentor can answer. Without an answer you are not charged; that is final on',
      MENTOR: 'If they did not come, answer. Without an answer they are not charged; that is final on',
    } as Said,
    answerByToOthers: 'Without an answer of the mentor the fee is not charged; that is final on',
    over: {
      UPHELD: 'It was decided: the fee is not charged.',
      REJECTED: 'It was decided: the fee is charged.',
      WITHDRAWN: 'It was taken back that it was otherwise.',
    } as Said,
  },
  decide: {
    heading: 'Is the fee for not coming to be charged?',
    REFUND: 'No: the card is not charged',
    PAY: 'Yes: charge',
  },
}
