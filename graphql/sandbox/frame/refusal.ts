export type Issue = { parameter: string; message: string }

/** A no of a company: thrown anywhere below its server, it rolls the request back and becomes the answer in its envelope. */
export class Refusal extends Error {
  readonly status: number
  /** What the company calls it, where its status does not say. */
  readonly code: string | null
  readonly issues: readonly Issue[]
  /** What was done before it stands, instead of being rolled back. */
  readonly keeps: boolean
  constructor(
    status: number,
    message: string,
    { code = null, issues = [], keeps = false }: Partial<Refusal> = {},
  ) {
    super(message)
    this.status = status
    this.code = code
    this.issues = issues
    this.keeps = keeps
  }
}
