import { type FragmentOf, readFragment } from 'gql.tada'
import { graphql } from '#app/api/gql.ts'
import { together, hosts as words } from '#app/words/hosts.ts'

export const GiversFields = graphql(`
  fragment GiversFields on SessionType {
    seats
    mentor {
      handle
      name
    }
    hosts {
      rotating
      mentor {
        handle
        name
      }
    }
  }
`)

type Given = FragmentOf<typeof GiversFields>

/** Everybody who may give it, its mentor first. */
export function giversOf(type: Given) {
  const { mentor, hosts } = readFragment(GiversFields, type)
  const all = hosts.length > 1 ? hosts : [{ rotating: false, mentor }]
  return all.map(({ rotating, mentor: { handle, name } }) => ({ rotating, handle, name }))
}

/** "Ana and Ben". */
export const giversNames = (type: Given) => together(giversOf(type))

/** "with Ana and Ben", "by turns with Ana and Ben": who will come, before anybody has booked, and how many share it. */
export function giversText(type: Given): string {
  const all = giversOf(type)
  const { seats } = readFragment(GiversFields, type)
  const who = words.with(
    all.filter(({ rotating }) => !rotating),
    all.filter(({ rotating }) => rotating),
  )
  return seats === null ? who : `${who}. ${words.group(seats)}`
}

/** Whether there is more to say than its mentor's name. */
export const isSpecial = (type: Given) =>
  giversOf(type).length > 1 || readFragment(GiversFields, type).seats !== null
