import { DomainError } from '../errors.ts'
import { WindowTooWide } from './slots.ts'

export class DatesTooWide extends WindowTooWide {
  override message: string
  constructor(mostDays: number) {
    super()
    this.message = `A calendar can be asked for ${mostDays} days at most.`
  }
}

export class TimeOffNotFound extends DomainError {
  readonly code = 'TIME_OFF_NOT_FOUND'
  override message = 'This time off is not in your calendar, or not any more.'
}

export class TravelNotFound extends DomainError {
  readonly code = 'TRAVEL_NOT_FOUND'
  override message = 'This trip is not in your calendar, or not any more.'
}
