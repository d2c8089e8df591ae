/** The sentences about zones. */
export const time = {
  shownIn: 'Times are shown in',
  change: 'Change',
  /** Of two equal clock times of one day. */
  first: 'first',
  second: 'second',
  here: (city: string) => `Show times in ${city}, as your device does`,
  theirs: (name: string, city: string, difference: string) => `${name} is in ${city}, ${difference}.`,
  same: 'on the same clock',
  ahead: (hours: string) => `${hours} ahead of you`,
  behind: (hours: string) => `${hours} behind you`,
  hours: (hours: number, minutes: number) =>
    [hours > 0 && `${hours} h`, minutes > 0 && `${minutes} min`].filter(Boolean).join(' '),
}
