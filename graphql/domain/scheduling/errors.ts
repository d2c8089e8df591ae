import { DomainError } from '../errors.ts'
import { providerNames, type SchedulingProvider } from './provider.ts'

/** Whoever keeps the mentor's calendar cannot be asked now, so that nothing can be promised. */
export class CalendarUnavailable extends DomainError {
  readonly code = 'CALENDAR_UNAVAILABLE'
  override message =
    'The mentor’s calendar cannot be reached at the moment, so that nothing was booked or charged. Try again later.'
}

/** The mentor has no account there that works. */
export class CalendarNotConnected extends DomainError {
  readonly code = 'CALENDAR_NOT_CONNECTED'
  readonly provider: SchedulingProvider
  constructor(provider: SchedulingProvider) {
    super(`Connect your calendar at ${providerNames[provider]} first.`)
    this.provider = provider
  }
}

/** This platform does not work with that company. */
export class CalendarNotOffered extends DomainError {
  readonly code = 'CALENDAR_NOT_OFFERED'
  constructor(provider: SchedulingProvider) {
    super(`Calendars at ${providerNames[provider]} are not offered here.`)
  }
}

/** The company said no to being connected, or the way back from its page was not the one that was begun. */
export class CalendarRefused extends DomainError {
  readonly code = 'CALENDAR_REFUSED'
}

export class ExternalTypeNotFound extends DomainError {
  readonly code = 'EXTERNAL_TYPE_NOT_FOUND'
  override message = 'You offer no such session in that calendar.'
}

/** What is offered there cannot be sold here. */
export class ExternalTypeUnfit extends DomainError {
  readonly code = 'EXTERNAL_TYPE_UNFIT'
}

/** A session type that stayed where it is kept, and why. */
export type LeftType = { readonly title: string; readonly because: string }

/** Of all session types that were to be kept there, some are, and some stayed. */
export class SchedulingPartlySet extends DomainError {
  readonly code = 'SCHEDULING_PARTLY_SET'
  readonly set: number
  readonly left: readonly LeftType[]
  constructor(set: number, left: readonly LeftType[]) {
    const stayed = left.map(({ title, because }) => `“${title}”: ${because}`).join(' ')
    super(`${set} of ${set + left.length} session types moved. These stay where they are. ${stayed}`)
    this.set = set
    this.left = left
  }
}

/** Sessions that lie ahead stand in that calendar. */
export class CalendarInUse extends DomainError {
  readonly code = 'CALENDAR_IN_USE'
  readonly sessions: number
  constructor(sessions: number) {
    super(
      sessions === 1
        ? 'One session ahead stands in that calendar. It has to take place, or be cancelled, before you disconnect it.'
        : `${sessions} sessions ahead stand in that calendar. They have to take place, or be cancelled, before you disconnect it.`,
    )
    this.sessions = sessions
  }
}
