import type { Asked } from '../frame/request.ts'
import { wrong } from './bookings.ts'
import { API } from './world.ts'

type Page = { count?: number | undefined; page_token?: string | undefined }

/** A page of a list, as Calendly gives it: its tokens say nothing to anybody else. */
export function pageOf<T>(asked: Asked, items: readonly T[], { count = 20, page_token }: Page) {
  const from = page_token ? offsetIn(page_token) : 0
  const token = (at: number | null) => (at === null ? null : Buffer.from(`from ${at}`).toString('base64url'))
  const next = token(from + count < items.length ? from + count : null)
  const previous = token(from > 0 ? Math.max(from - count, 0) : null)
  const collection = items.slice(from, from + count)
  const pagination = {
    count: collection.length,
    ...{ next_page: addressOf(asked, next), previous_page: addressOf(asked, previous) },
    ...{ next_page_token: next, previous_page_token: previous },
  }
  return { collection, pagination }
}

function offsetIn(token: string): number {
  const [, at] = /^from (\d+)$/.exec(Buffer.from(token, 'base64url').toString()) ?? []
  if (at === undefined) throw wrong('page_token', 'is invalid')
  return Number(at)
}

function addressOf({ path, query }: Asked, token: string | null): string | null {
  if (token === null) return null
  const params = new URLSearchParams({ ...(query as Record<string, string>), page_token: token })
  return `${API}${path}?${params}`
}
