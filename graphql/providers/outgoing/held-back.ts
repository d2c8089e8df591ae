/** Nothing was sent: the company is left alone for now, or too many calls wait for their turn. The same call, later. */
export class HeldBack extends Error {
  readonly code: 'PROVIDER_RESTING' | 'PROVIDER_BUSY'
  constructor(code: HeldBack['code'], provider: string) {
    super(
      code === 'PROVIDER_RESTING'
        ? `${provider} is left alone for now, because it failed.`
        : `Too many calls to ${provider} wait for their turn.`,
    )
    this.code = code
  }
}
