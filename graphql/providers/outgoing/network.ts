type Coded = { code?: unknown; cause?: unknown; errors?: Coded[]; name?: string; message?: string }

/** Codes of a connection that was never made: the request did not leave us. */
const unsent = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]

export const isUnsent = (error: unknown) => unsent.includes(codeOf(error))

/** Why a call got no answer, without what was said in it. */
export function reasonOf(error: unknown): string {
  const { name, message } = error as Coded
  return codeOf(error) || [name, message].filter(Boolean).join(': ') || 'no answer'
}

/** `fetch` hides the network's error in the cause; several addresses may have been tried. */
function codeOf(error: unknown): string {
  const { code, cause, errors } = (error ?? {}) as Coded
  if (typeof code === 'string') return code
  const below = cause ?? errors?.[0]
  return below ? codeOf(below) : ''
}
