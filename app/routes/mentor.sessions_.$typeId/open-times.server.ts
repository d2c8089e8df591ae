import type { LoaderFunctionArgs } from '@remix-run/node'
import { ask } from '#app/api/ask.ts'
import { OpenTimes } from './documents.ts'
import type { typeInput } from './form.ts'
import type { OpenTimesPreview } from './open-times.tsx'

/** How many times are open next: by the rules as they are saved, or as they are typed. */
export async function openTimesOf(
  visit: LoaderFunctionArgs,
  id: string,
  typed?: ReturnType<typeof typeInput>,
): Promise<OpenTimesPreview> {
  const { node } = await ask(visit, OpenTimes, { id, input: typed ?? {} })
  const preview = node && 'slotPreview' in node ? node.slotPreview : null
  const count = preview?.__typename === 'SlotPreview' ? preview.openTimes : null
  const issues = preview?.__typename === 'InputInvalid' ? preview.issues : []
  return { count, problems: issues.map(({ message }) => message), typed: typed !== undefined }
}
