import type { ResultOf } from 'gql.tada'
import type { CalendarsPage } from './documents.ts'

type Mentor = NonNullable<NonNullable<ResultOf<typeof CalendarsPage>['viewer']>['mentor']>

export type Account = Mentor['schedulingAccounts'][number]
export type OwnType = Mentor['sessionTypes']['edges'][number]['node']
