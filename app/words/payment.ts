/** The sentences about money. */
export const payment = {
  free: 'Free',
  policy: 'If you cancel',
  tier: (percent: number, hoursBefore: number, above: number | null) => {
    const back = percent === 0 ? 'nothing back' : percent === 100 ? 'everything back' : `${percent}% back`
    if (above === null) return `${hoursBefore} hours or more before the start: ${back}`
    if (hoursBefore === 0) return `Less than ${above} hours before: ${back}`
    return `${hoursBefore} to ${above} hours before: ${back}`
  },
  mentorCancels: 'If your mentor cancels, you always get everything back.',
  arrives: 'Banks usually show a refund within 5 to 10 working days.',
}
