import { createContext, useContext } from 'react'

/** How this reader writes dates and money, and by which zone they live; null while nobody has said. */
export type Reader = { locale: string; zone: string | null }

const unknown: Reader = { locale: 'en-GB', zone: null }

export const ReaderContext = createContext<Reader>(unknown)

export const useReader = (): Reader => useContext(ReaderContext)
