import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react'

const quietMs = 400

/** The name of the submit that only asks what would be, for browsers without JavaScript. */
export const previewIntent = 'preview'

/**
 * Asks what would be, whenever nothing was typed for a moment. By itself and not by the router: an answer that comes
 * while the form is being saved must not stand for the page that is on its way.
 * @param page where the form's fields are answered with what they come to
 */
export function usePreview<Answer>(page: string) {
  const [preview, show] = useState<Answer | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>()
  const asked = useRef<AbortController>()
  const forget = useCallback(() => {
    clearTimeout(timer.current)
    asked.current?.abort()
  }, [])
  useEffect(() => forget, [forget])
  const onInput = ({ currentTarget }: FormEvent<HTMLFormElement>) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      forget()
      asked.current = new AbortController()
      void ask<Answer>(page, new FormData(currentTarget), asked.current.signal).then(show, () => {})
    }, quietMs)
  }
  const onSubmit = () => {
    forget()
    show(null)
  }
  return { preview, typing: { onInput, onSubmit } }
}

/** Whoever is signed out meanwhile, or offline, keeps what was shown: it is said when the form is sent. */
async function ask<Answer>(page: string, form: FormData, signal: AbortSignal): Promise<Answer> {
  const body = new URLSearchParams([...form].map(([name, value]) => [name, String(value)]))
  const answer = await fetch(page, { method: 'POST', body, signal })
  return answer.json()
}
