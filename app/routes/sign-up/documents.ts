import { z } from 'zod'
import { graphql } from '#app/api/gql.ts'
import { FormRefusal } from '#app/api/refusal.ts'

export const SignUp = graphql(
  `
  mutation SignUp($input: SignUpInput!) {
    signUp(input: $input) {
      __typename
      ...FormRefusal
    }
  }
`,
  [FormRefusal],
)

export const Now = graphql(`
  query SignUpNow {
    now
  }
`)

const text = z.string().default('')
export const newAccount = z.object({ name: text, email: text, password: text, timeZone: text })

export type NewAccount = z.infer<typeof newAccount>
