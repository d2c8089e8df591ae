const call = (path: string, what: 'timeoutAfterEffect' | number) =>
  typeof what === 'number'
    ? ({ on: 'call', path, do: 'error', status: what } as const)
    : ({ on: 'call', path, do: what } as const)

/** What can go wrong with the payment company, once or a few times. */
export const faults = [
  call('/v1/checkout/sessions', 'timeoutAfterEffect'),
  call('/v1/checkout/sessions', 429),
  call('/v1/refunds', 'timeoutAfterEffect'),
  call('/v1/refunds', 500),
  call('/v1/transfers', 'timeoutAfterEffect'),
  call('/v1/transfers', 500),
  call('/v1/payment_intents/{intent}/capture', 'timeoutAfterEffect'),
  call('/v1/payment_intents/{intent}/capture', 500),
  call('/v1/payment_intents/{intent}/cancel', 'timeoutAfterEffect'),
  call('/v1/payment_intents', 'timeoutAfterEffect'),
  call('/v1/payment_intents', 500),
  call('/v1/payment_methods/{payment_method}/detach', 'timeoutAfterEffect'),
  { on: 'webhook', do: 'duplicate', times: 3 },
  { on: 'webhook', do: 'reorder', times: 2 },
  { on: 'webhook', do: 'drop', times: 2 },
  { on: 'webhook', do: 'delay', by: 'PT6H' },
] as const
