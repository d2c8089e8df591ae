import { DomainError } from '../errors.ts'
import type { GiveBackBecause, UnusableBecause } from './package.ts'

export class PackageNotFound extends DomainError {
  readonly code = 'PACKAGE_NOT_FOUND'
  override message = 'There is no such package.'
}

export class PackageNotUsable extends DomainError {
  readonly code = 'PACKAGE_NOT_USABLE'
  readonly because: UnusableBecause
  constructor(because: UnusableBecause) {
    super(unusable[because])
    this.because = because
  }
}

const unusable: Record<UnusableBecause, string> = {
  notFound: 'You have no package for this session. Pay for it on its own instead.',
  unpaid: 'This package is not paid for yet.',
  ended: 'This package has ended. Pay for the session on its own instead.',
  expired: 'This package has expired. Pay for the session on its own instead.',
  contested: 'The payment of this package is contested at the bank. Its sessions wait until that is decided.',
  usedUp: 'All sessions of this package are booked. Pay for this one on its own instead.',
  extras: 'A package pays for the session itself. Leave out what costs more, or pay for it on its own.',
}

export class PackageGiveBackRefused extends DomainError {
  readonly code = 'PACKAGE_GIVE_BACK_REFUSED'
  readonly because: GiveBackBecause
  constructor(because: GiveBackBecause) {
    super(kept[because])
    this.because = because
  }
}

const kept: Record<GiveBackBecause, string> = {
  notActive: 'There is nothing of this package to give back.',
  usedUp: 'All sessions of this package are booked. Cancel one first, as its rules allow.',
  contested: 'The payment is contested at the bank, which decides what goes back.',
  tooLate: 'A package can be given back within 14 days. What is unused when it expires goes back by itself.',
}
