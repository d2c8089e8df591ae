import { createContext } from 'react'

/** What only the server knows while it renders a document; in the browser nothing reads it. */
export const Document = createContext({ nonce: '', entry: '', reference: '' })
