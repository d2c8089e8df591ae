import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ask } from '#app/api/ask.ts'
import { PromotionPage } from '#app/components/promotion/promotion-page.tsx'
import { privatePage } from '#app/private-page.ts'
import { promotions as words } from '#app/words/promotion.ts'
import { promotionAction } from './action.server.ts'
import { PromotionsPage } from './documents.ts'

export const meta = privatePage(words.title)

export async function loader(visit: LoaderFunctionArgs) {
  const after = new URL(visit.request.url).searchParams.get('after') || null
  return ask(visit, PromotionsPage, { own: true, after })
}

export const action = (visit: ActionFunctionArgs) => promotionAction(visit, 'MENTOR')

export default function PromotionsRoute() {
  const { promotions, currencies } = useLoaderData<typeof loader>()
  const done = useActionData<typeof action>()
  return <PromotionPage text={words.textMentor} promotions={promotions} currencies={currencies} done={done} />
}
