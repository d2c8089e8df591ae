import type { ComponentProps } from 'react'
import { Offers } from '#app/components/package/offers.tsx'
import { Prose } from '#app/components/ui/prose.tsx'

type Props = { type: { description: string; packages: ComponentProps<typeof Offers>['packages'] } }

/** What to expect of it, and how several of it are cheaper. */
export function About({ type: { description, packages } }: Props) {
  return (
    <>
      <Prose text={description} />
      <Offers packages={packages} />
    </>
  )
}
