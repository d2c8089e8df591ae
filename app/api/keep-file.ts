import type { ActionFunctionArgs } from '@remix-run/node'
import { ask } from './ask.ts'
import { graphql } from './gql.ts'
import { FormRefusal } from './refusal.ts'

const UploadFile = graphql(
  `
  mutation UploadFile($input: FileUploadInput!) {
    fileUpload(input: $input) {
      __typename
      ... on File {
        id
        name
      }
      ...FormRefusal
    }
  }
`,
  [FormRefusal],
)

type Kept = { id: string; name: string } | { refused: string[] }

/** Hands one file of a form in. Answers with its id and the name that it has now, or why it was refused. */
export async function keepFile(visit: ActionFunctionArgs, file: File): Promise<Kept> {
  const { fileUpload: kept } = await ask(visit, UploadFile, { input: { file } })
  if (kept.__typename === 'File') return { id: kept.id, name: kept.name }
  const issues = kept.__typename === 'InputInvalid' ? kept.issues : [kept]
  return { refused: issues.map(({ message }) => message) }
}
