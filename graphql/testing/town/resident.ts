/** A mentor of the demo town, as they would describe themselves. */
export type Resident = {
  handle: string
  name: string
  headline: string
  about: string
  topics: string[]
  languages: string[]
  timeZone: string
  /** Clock ranges of working days; "09:00-13:00". */
  hours: string[]
  /** 0 = Sunday. */
  days: number[]
  /** What the paid session types cost, by template. */
  prices: Partial<Record<'project-review' | 'mentor-career-roadmap', string>>
  /** Five of a type at one price, by template. */
  packages?: Resident['prices']
  /** The one thing that is asked before every session, instead of the template's questions; nobody must answer. */
  asks?: string
  place: { kind: 'LINK' | 'PHONE' | 'ADDRESS'; detail: string }
  /** Where the calendar of the paid sessions is kept; left out: here. */
  calendar?: 'CALCOM' | 'CALENDLY'
}
