import { GraphQLError } from 'graphql'
import { zoneName } from '#graphql/domain/availability/zone.ts'
import { isCurrency } from '#graphql/domain/money/currencies.ts'
import { builder } from '../builder.ts'

const refuse = (message: string) => new GraphQLError(message, { extensions: { code: 'INPUT_MALFORMED' } })

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/

builder.scalarType('DateTime', {
  description: 'An instant: ISO 8601 with an offset, answered in UTC. 2026-03-12T15:00:00.000Z',
  serialize: (at) => at.toISOString(),
  parseValue(value) {
    const at = typeof value === 'string' && instant.test(value) ? new Date(value) : null
    if (!at || Number.isNaN(at.getTime())) throw refuse('DateTime: an instant such as 2026-03-12T15:00:00Z')
    return at
  },
})

builder.scalarType('Date', {
  description: 'A day of the calendar, without a zone. 2026-03-12',
  parseValue(value) {
    if (typeof value !== 'string' || !isDay(value)) throw refuse('Date: a day such as 2026-03-12')
    return value
  },
})

function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

builder.scalarType('TimeZone', {
  description: 'A name of the IANA time zone database; the case is mended, the spelling kept. Europe/Lisbon',
  parseValue(value) {
    const zone = typeof value === 'string' ? zoneName(value) : null
    if (!zone) throw refuse('TimeZone: an IANA name such as Europe/Lisbon')
    return zone
  },
})

builder.scalarType('CurrencyCode', {
  description: 'A currency of ISO 4217 that is offered here. EUR',
  parseValue(value) {
    if (typeof value !== 'string' || !isCurrency(value))
      throw refuse('CurrencyCode: an ISO 4217 code such as EUR')
    return value
  },
})

builder.scalarType('Decimal', {
  description: 'A decimal number as text, never a float. 82.50',
  parseValue(value) {
    if (typeof value !== 'string' || !/^\d{1,15}(\.\d{1,9})?$/.test(value)) {
      throw refuse('Decimal: digits with a point, as text, such as "82.50"')
    }
    return value
  },
})

builder.scalarType('URL', {
  description: 'An absolute address.',
  parseValue(value) {
    if (typeof value !== 'string' || !URL.canParse(value)) throw refuse('URL: an absolute address')
    return value
  },
})

builder.scalarType('UUID', {
  description: 'A UUID in its usual form, lower or upper case.',
  parseValue(value) {
    const uuid = typeof value === 'string' ? value.toLowerCase() : ''
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(uuid)) throw refuse('UUID: such as 3f2c…-…')
    return uuid
  },
})
