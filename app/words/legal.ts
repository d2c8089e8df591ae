type Page = { title: string; sections: readonly (readonly [heading: string, text: string])[] }

/** The pages that every site owes its readers. */
export const legal: Record<string, Page> = {
  terms: {
    title: 'Terms',
    sections: [
      [
        'What this is',
        'Sundial brings mentees and mentors together. The session itself is an agreement between the two of them; Sundial holds the time, takes the payment and pays the mentor after the session.',
      ],
      [
        'Booking and paying',
        'A time is held for you while you pay. The session is agreed when the booking says “Confirmed”. The price that you see before you pay is the price that you pay.',
      ],
      [
        'Cancelling',
        'You can cancel on the page of your booking. What you get back is shown before you press the button and follows the policy that was agreed when you booked.',
      ],
      [
        'Mentors',
        'A mentor’s share of a session is paid out after the session has taken place and a waiting time has passed. If a mentor cancels, the mentee gets everything back.',
      ],
      ['Conduct', 'Be on time, be honest, be kind. Accounts that harm others are closed.'],
    ],
  },
  privacy: {
    title: 'Privacy',
    sections: [
      [
        'What we keep',
        'Your name, e-mail address and time zone, what you booked, what you answered, and what was paid. Mentors also give us a profile, which is public.',
      ],
      [
        'Why',
        'To hold your time, to tell both sides where and when to meet, to take and give back money, and to keep the books that the law asks for.',
      ],
      [
        'Who sees it',
        'Your mentor sees your name and your answers, with the files you attach. What you attach to a complaint, the other side and the admins see, and nobody else. A file that is attached to nothing is deleted after a day. Your mentee sees your profile and, once confirmed, where you meet. Card data goes to our payment company and never touches us.',
      ],
      [
        'Cookies',
        'Only those that are needed: your sign-in, the bookings you opened by a link, your theme and your time zone. None of them follows you anywhere, so there is no banner to click away.',
      ],
      ['Your rights', 'Ask us for what we keep about you, to mend it, or to delete what the books allow.'],
    ],
  },
  accessibility: {
    title: 'Accessibility',
    sections: [
      [
        'What we aim for',
        'WCAG 2.2 at level AA, on every page. Booking works by keyboard, with a screen reader, at 400% zoom, with JavaScript switched off, and without a mouse.',
      ],
      [
        'Time limits',
        'A time that is held for you counts down while you pay. You are warned two minutes before it ends and can hold it once more.',
      ],
      [
        'How we check',
        'Every page is checked by machine on every change, in a light and a dark theme, and looked at on a phone and on a large screen.',
      ],
      [
        'If something stands in your way',
        'Tell us by answering any of our mails. We mend it and tell you when it is done.',
      ],
    ],
  },
}

export const imprint = {
  title: 'Imprint',
  who: 'Who runs this site',
  nobody:
    'Sundial is software that anyone can run. The operator of this site has not entered a name and address yet.',
  contact: 'Contact',
  answer: 'Answer any mail that you got from this site: it reaches the people who run it.',
}

export const refundPolicy = {
  title: 'Refund policy',
  intro:
    'What a mentee gets back depends on how early they cancel. Each session shows its own policy before you pay; these are in use now:',
  inUse: (count: number) => (count === 1 ? 'Policy of the sessions here' : 'Policies of the sessions here'),
  always: 'Always, whatever the policy',
  rules: [
    'If your mentor cancels, or we do, you get everything back.',
    'Before a booking is confirmed, cancelling gives everything back.',
    'A payment that arrives too late for its time is sent back in full.',
    'The page of your booking shows the exact amount before you press the button.',
  ],
}
