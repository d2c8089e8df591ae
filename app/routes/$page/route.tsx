import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { legal } from '#app/words/legal.ts'
import { shell } from '#app/words/shell.ts'

export const handle = { plain: true }

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? shell.notFound.title} · ${shell.name}` },
]

export function loader({ params }: LoaderFunctionArgs) {
  const name = params.page ?? ''
  const page = Object.hasOwn(legal, name) ? legal[name] : undefined
  if (!page) throw data(null, 404)
  return page
}

export default function LegalRoute() {
  const { title, sections } = useLoaderData<typeof loader>()
  return (
    <div className="max-w-2xl">
      <h1 className="text-title font-semibold">{title}</h1>
      {sections.map(([heading, text]) => (
        <section key={heading} className="mt-6">
          <h2 className="text-lead font-semibold">{heading}</h2>
          <p className="mt-1">{text}</p>
        </section>
      ))}
    </div>
  )
}
