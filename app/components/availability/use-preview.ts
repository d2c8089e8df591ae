import { useFetcher } from '@remix-run/react'
import { type FormEvent, useEffect, useRef } from 'react'

const quietMs = 400

/** The name of the submit that only asks what would be. */
export const previewIntent = 'preview'

/**
 * Asks the form's own page what would be, whenever nothing was typed for a moment. Without JavaScript a button with the
 * same intent asks.
 */
export function usePreview<Answer>() {
  const { submit, data } = useFetcher<{ preview: Answer }>()
  const timer = useRef<ReturnType<typeof setTimeout>>()
  useEffect(() => () => clearTimeout(timer.current), [])
  const onInput = ({ currentTarget }: FormEvent<HTMLFormElement>) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      const form = new FormData(currentTarget)
      form.set('intent', previewIntent)
      submit(form, { method: 'post' })
    }, quietMs)
  }
  return { onInput, preview: data?.preview ?? null }
}

type Revalidation = { formData?: FormData; defaultShouldRevalidate: boolean }

/** A preview changes nothing, so the page need not be read again. */
export const unlessPreview = ({ formData, defaultShouldRevalidate }: Revalidation) =>
  formData?.get('intent') !== previewIntent && defaultShouldRevalidate
