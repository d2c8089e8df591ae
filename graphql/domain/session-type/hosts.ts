import { oneLine } from '../account/person.ts'
import type { InputIssue } from '../errors.ts'

/** How a mentor takes part in giving a session type. */
export type HostDraft = {
  readonly handle: string
  /** Takes turns with the others of its group, of which each session has one; else must be there. */
  readonly rotating: boolean
  readonly group: string | null
  /** The highest is chosen first. */
  readonly priority: number
  /** The share of the bookings that is due, relative to the others'; 0 comes last. */
  readonly weight: number
}

/** Every list of times asks all of them. */
export const mostHosts = 20

const mostGroup = 40
const ranks = { priority: 'Priority', weight: 'Weight' } as const

/** A handle as people write it: "@Ana" is "ana". */
export const plainHandle = (handle: string): string => handle.trim().replace(/^@/, '').toLowerCase()

/** Everything that is wrong with who gives a session type, by path; nobody at all is its owner alone. */
export function hostIssues(hosts: readonly HostDraft[], owner: string): InputIssue[] {
  if (hosts.length === 0) return []
  if (hosts.length > mostHosts)
    return [{ path: ['hosts'], message: `At most ${mostHosts} mentors give a session type.` }]
  const handles = hosts.map(({ handle }) => plainHandle(handle))
  const without: InputIssue[] = handles.includes(plainHandle(owner))
    ? []
    : [{ path: ['hosts'], message: 'You are one of those who give it.' }]
  return [...without, ...hosts.flatMap((host, index) => issuesOf(host, index, handles))]
}

function issuesOf(host: HostDraft, index: number, handles: readonly string[]): InputIssue[] {
  const at = (field: keyof HostDraft, message: string) => ({ path: ['hosts', index, field], message })
  const issues: InputIssue[] = []
  if (handles.indexOf(handles[index] ?? '') < index) issues.push(at('handle', 'This mentor is there twice.'))
  if (host.group !== null) {
    const group = oneLine(host.group, 1, mostGroup)
    if ('message' in group) issues.push(at('group', group.message))
    else if (!host.rotating) issues.push(at('group', 'Only those who take turns have a group.'))
  }
  for (const [field, name] of Object.entries(ranks) as [keyof typeof ranks, string][]) {
    const value = host[field]
    if (!Number.isInteger(value) || value < 0 || value > 100)
      issues.push(at(field, `${name} is a whole number from 0 to 100.`))
  }
  return issues
}
