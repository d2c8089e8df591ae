import { z } from 'zod'

const text = z.string().default('')
// An empty number is its usual value; what is allowed is the API's to say.
const number = (usual: number) => z.coerce.number().int().default(usual)

export const hostsForm = z.object({
  hosts: z
    .array(
      z.object({
        handle: text,
        way: z.enum(['fixed', 'turns']).default('fixed'),
        group: text,
        priority: number(0),
        weight: number(1),
      }),
    )
    .default([]),
})

export type HostsForm = z.infer<typeof hostsForm>

const filled = ({ hosts }: HostsForm) =>
  hosts.map((row, place) => ({ row, place })).filter(({ row }) => row.handle.trim() !== '')

/** What the form says, as the API wants it: rows without a handle are left out, and a mentor alone is nobody. */
export function hostsInput(form: HostsForm) {
  const rows = filled(form)
  if (rows.length < 2) return []
  return rows.map(({ row: { way, group, ...row } }) => ({
    ...row,
    rotating: way === 'turns',
    group: group.trim() || null,
  }))
}

/** Where the form has what the API calls by its place among the rows that were sent. */
export function hostField(path: string, form: HostsForm): string {
  const [, index, field] = /^hosts\[(\d+)\]\.(\w+)$/.exec(path) ?? []
  const place = filled(form)[Number(index)]?.place
  return place === undefined ? 'hosts[0].handle' : `hosts[${place}].${field}`
}
