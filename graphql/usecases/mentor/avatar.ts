import { createAvatar } from '@dicebear/core'
import * as notionists from '@dicebear/notionists'

/** Quiet grounds on which the black drawing stands out in light and dark pages. */
const grounds = ['f3e8d8', 'dbe7e4', 'e6e0ee', 'e3e8d3', 'f0dedb', 'd9e4ef']

/** A drawn portrait, always the same for the same seed; plain SVG. Style "Notionists" by Zoish, CC0 1.0. */
export function drawAvatar(seed: string): string {
  return createAvatar(notionists, { seed, backgroundColor: grounds }).toString()
}
