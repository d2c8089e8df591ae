import { parseWithZod } from '@conform-to/zod/v4'
import { data } from '@remix-run/node'
import type { z } from 'zod'
import { localPath } from './local-path.ts'

const home = '/bookings'

/** Where somebody who comes in wanted to go. */
export const wantedPath = ({ url }: Request) => localPath(new URL(url).searchParams.get('to'), home)

/** The form of a way in, and where it leads. */
export async function entranceForm<Schema extends z.ZodType>(request: Request, schema: Schema) {
  const form = await request.formData()
  return { to: localPath(form.get('to'), home), submission: parseWithZod(form, { schema }) }
}

type Submission = Awaited<ReturnType<typeof entranceForm<z.ZodType>>>['submission']

/** The same form again, and why. The password is not sent back to the page. */
export function stayOutside(
  submission: Pick<Submission, 'reply'>,
  problem: string | null,
  fieldErrors: Record<string, string[]> = {},
  status = 400,
) {
  return data({ problem, reply: submission.reply({ fieldErrors, hideFields: ['password'] }) }, status)
}
