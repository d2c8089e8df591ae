import { PackageGiveBackRefused, PackageNotFound, PackageNotUsable } from '#graphql/domain/package/errors.ts'
import { builder } from '../builder.ts'
import { UserFacingError } from '../errors.ts'

const interfaces = [UserFacingError]

builder.objectType(PackageNotFound, {
  name: 'PackageNotFound',
  description: 'There is no such package for this viewer, or it cannot be bought now.',
  interfaces,
})
builder.objectType(PackageNotUsable, {
  name: 'PackageNotUsable',
  description: 'No session of the package can be booked now.',
  interfaces,
  fields: (t) => ({
    because: t.exposeString('because', {
      description: 'Why: notFound, unpaid, ended, expired, contested, usedUp, extras.',
    }),
  }),
})
builder.objectType(PackageGiveBackRefused, {
  name: 'PackageGiveBackRefused',
  description: 'Nothing of the package can be given back now.',
  interfaces,
  fields: (t) => ({
    because: t.exposeString('because', { description: 'Why: notActive, usedUp, contested, tooLate.' }),
  }),
})
