import { finishOnboarding } from '../account.ts'
import { bankOf, nameBank } from '../bank-account.ts'
import { payOutNow } from '../bank-payout.ts'
import { balanceOf } from '../ledger.ts'
import { openLink, visitOf } from '../links.ts'
import { find, type World } from '../world.ts'
import { expressPage, onboardingGonePage, onboardingPage } from './onboarding.ts'

export type View = { status: number; page: string } | { status: 303; to: string }
export type Form = Record<string, unknown> | null

/** A link opens a visit once; a program may finish at the link itself. */
export async function enter(world: World, link: string, form: Form): Promise<View> {
  const opened = await openLink(world, link)
  if (!opened) return { status: 404, page: onboardingGonePage() }
  if ('refresh' in opened) return { status: 303, to: opened.refresh }
  if (form) return onboarding(world, opened.visit, form)
  return { status: 303, to: `${world.publicUrl}/setup/v/${opened.visit}` }
}

/** What Stripe asks a mentor for. */
export async function onboarding(world: World, token: string, form: Form): Promise<View> {
  const visit = await visitOf(world, token)
  if (!visit) return { status: 404, page: onboardingGonePage() }
  if (!form) return { status: 200, page: onboardingPage(visit.account.body) }
  if (form.action === 'finish') {
    const { id } = await finishOnboarding(world, visit.account)
    // A program that names no bank account has an account whose money stays where it is.
    if (typeof form.bank === 'string') await nameBank(world, id, { number: form.bank, schedule: 'daily' })
  }
  return { status: 303, to: visit.returnUrl }
}

/** A mentor's own page at Stripe. */
export async function express(world: World, id: string, form: Form): Promise<View> {
  const row = await find(world, 'account', id)
  if (!row) return { status: 404, page: onboardingGonePage() }
  if (form) {
    const schedule = form.schedule === 'manual' ? 'manual' : 'daily'
    if (typeof form.bank === 'string') await nameBank(world, id, { number: form.bank, schedule })
    if (form.action === 'payout') await payOutNow({ ...world, account: id })
    return { status: 303, to: `${world.publicUrl}/express/${id}` }
  }
  return { status: 200, page: expressPage(row.body, await balanceOf(world, id), await bankOf(world, id)) }
}
