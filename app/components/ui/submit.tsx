import { useNavigation } from '@remix-run/react'
import type { ReactNode } from 'react'

type Props = {
  children: ReactNode
  pending: string
  quiet?: boolean
  name?: string
  value?: string
  /** What it does, where its words alone do not say to what. */
  label?: string
}

/** Says that it is at work, keeps its width meanwhile, and cannot be pressed twice. */
export function Submit({ children, pending, quiet = false, name, value, label }: Props) {
  const { state, formData } = useNavigation()
  const mine = name === undefined || formData?.get(name) === value
  const busy = state !== 'idle' && formData !== undefined
  return (
    <button
      type="submit"
      className={quiet ? 'button button-quiet' : 'button'}
      disabled={busy}
      aria-label={label}
      {...(name !== undefined && { name, value })}
    >
      {busy && mine ? pending : children}
    </button>
  )
}
