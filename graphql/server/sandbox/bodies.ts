import { z } from 'zod'
import { calcomWish } from '#graphql/sandbox/calcom/desk.ts'
import { faultPlan as calcomPlan } from '#graphql/sandbox/calcom/server.ts'
import { type CalendlyWish, calendlyWish } from '#graphql/sandbox/calendly/desk.ts'
import { calendlyFaults } from '#graphql/sandbox/calendly/server.ts'
import { type FaultPlan, milliseconds } from '#graphql/sandbox/frame/faults.ts'
import { accountWish } from '#graphql/sandbox/stripe/account.ts'
import { contestWish } from '#graphql/sandbox/stripe/dispute-desk.ts'
import { faultPlan as stripePlan } from '#graphql/sandbox/stripe/server.ts'
import { RequestRefused } from '../http/adapter.ts'

const longestDays = 400

const clockLeap = z.strictObject({ advance: z.string() })
const clockGoal = z.strictObject({ to: z.literal('nextSessionEnd') })

/** How far the clock is to go on, in milliseconds, or to when. */
export type ClockWish = { advance: number } | z.infer<typeof clockGoal>

/** What control calls carry. Each throws RequestRefused for anything else. */
export const clockBody = (body: unknown): ClockWish => {
  if (typeof body === 'object' && body !== null && 'to' in body) return read(clockGoal, body)
  const ms = durationOf(read(clockLeap, body).advance)
  if (ms < 0 || ms > longestDays * 86_400_000)
    throw new RequestRefused(400, `advance: at most ${longestDays} days.`)
  return { advance: ms }
}

export const signInBody = (body: unknown) => read(z.strictObject({ email: z.string().max(254) }), body)

const plans = { stripe: stripePlan, calcom: calcomPlan, calendly: calendlyFaults }

/** What shall go wrong at one of them. */
export const faultsBody = (sandbox: keyof typeof plans, body: unknown): FaultPlan => {
  read(plans[sandbox], body)
  return body as FaultPlan
}

export const calendlyBody = (body: unknown): CalendlyWish => read(calendlyWish, body)

export const contestBody = (body: unknown) => read(contestWish, body)
export const calcomBody = (body: unknown) => read(calcomWish, body)
export const accountBody = (body: unknown) => read(accountWish, body)

function read<T>(schema: z.ZodType<T>, body: unknown): T {
  const { data, error } = schema.safeParse(body)
  if (data !== undefined) return data
  const [issue] = error?.issues ?? []
  throw new RequestRefused(400, `${issue?.path.join('.') || 'body'}: ${issue?.message ?? 'wrong'}`)
}

function durationOf(iso: string): number {
  if (/^P(?!$)(\d{1,4}D)?(T(?=\d)(\d{1,5}H)?(\d{1,6}M)?(\d{1,8}S)?)?$/.test(iso)) return milliseconds(iso)
  throw new RequestRefused(400, 'advance: a duration such as PT72H or P3D.')
}
