import type Stripe from 'stripe'
import { newId } from '../frame/world.ts'
import type { SessionParams } from './parameters.ts'
import { invalid, needed } from './refusal.ts'
import type { World } from './world.ts'

type Session = Stripe.Checkout.Session
type Surface = Pick<Session, 'ui_mode' | 'url' | 'client_secret' | 'success_url' | 'cancel_url'> & {
  return_url?: string
}

/** Where a Session is paid: on a page at Stripe, or within a page of whoever opened it. */
export async function surfaceOf(world: World, id: string, params: SessionParams): Promise<Surface> {
  const { ui_mode = 'hosted_page', success_url, cancel_url, return_url } = params
  if (ui_mode === 'embedded_page') {
    for (const param of ['success_url', 'cancel_url'] as const)
      if (params[param])
        throw invalid(`You can not pass \`${param}\` when \`ui_mode\` is \`embedded_page\`.`, { param })
    if (!return_url) throw needed('return_url')
    const client_secret = await newId(world, `${id}_secret_`)
    return { ui_mode, url: null, client_secret, success_url: null, cancel_url: null, return_url }
  }
  if (ui_mode !== 'hosted_page')
    throw invalid('The sandbox models ui_mode `hosted_page` and `embedded_page` only.', { param: 'ui_mode' })
  if (return_url) throw invalid('`return_url` belongs to `ui_mode: embedded_page`.', { param: 'return_url' })
  if (!success_url) throw needed('success_url')
  const url = `${world.publicUrl}/c/pay/${id}`
  return { ui_mode, url, client_secret: null, success_url, cancel_url: cancel_url ?? null }
}
