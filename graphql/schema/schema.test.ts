import {
  type GraphQLNamedType,
  type GraphQLSchema,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  isUnionType,
} from 'graphql'
import { expect, test } from 'vitest'
import { schema } from './schema.ts'

type Tuple = readonly { name: string }[]

/** Every tuple of refusals that a use case declares, by its name. */
const tuples = new Map<string, Tuple>(
  Object.values(
    import.meta.glob<Record<string, unknown>>('../{domain,usecases}/**/!(*.test).ts', { eager: true }),
  )
    .flatMap((module) => Object.entries(module))
    .filter((entry): entry is [string, Tuple] => entry[0].endsWith('Errors') && Array.isArray(entry[1])),
)

/** Which use case's refusals each mutation answers with; refusals of reading its input stand beside them by name. */
const refusals: Record<string, readonly string[]> = {
  apiKeyCreate: ['createKeyErrors'],
  apiKeyRevoke: ['revokeKeyErrors'],
  bookingApprove: ['approveBookingErrors'],
  bookingCancel: ['cancelErrors', 'AmountInvalid'],
  bookingCheckout: ['checkoutErrors'],
  bookingCheckoutComplete: ['completeCheckoutErrors'],
  bookingCheckoutHosted: ['hostCheckoutErrors'],
  bookingCheckoutRetry: ['retryErrors'],
  bookingCorrectNoShow: ['correctNoShowErrors'],
  bookingDecline: ['declineBookingErrors'],
  bookingForgetCard: ['forgetCardErrors'],
  bookingGiveBack: ['giveBackErrors', 'AmountInvalid'],
  bookingHoldExtend: ['extendHoldErrors'],
  bookingReportNoShow: ['reportNoShowErrors'],
  bookingReschedule: ['rescheduleErrors'],
  calendarUpdate: ['updateCalendarErrors'],
  caseClose: ['closeCaseErrors'],
  complaintContest: ['contestComplaintErrors'],
  complaintDecide: ['decideComplaintErrors', 'AmountInvalid'],
  complaintOpen: ['openComplaintErrors'],
  complaintWithdraw: ['withdrawComplaintErrors'],
  debtReceive: ['receiveDebtErrors', 'AmountInvalid'],
  debtWriteOff: ['writeOffDebtErrors', 'AmountInvalid'],
  disputeAccept: ['acceptDisputeErrors'],
  disputeAnswer: ['answerDisputeErrors'],
  fileUpload: ['uploadErrors'],
  handTaskSettle: ['settleHandTaskErrors'],
  hostInvitationAccept: ['hostingErrors'],
  hostScheduleSave: ['saveHostHoursErrors'],
  mentorApply: ['applyErrors'],
  mentorApprove: ['approveErrors'],
  mentorDecline: ['declineErrors'],
  mentorFeeSet: ['setFeeErrors'],
  mentorUpdate: ['updateMentorErrors'],
  packageBuy: ['buyPackageErrors'],
  packageCheckoutComplete: ['completePurchaseErrors'],
  packageCreate: ['createPackageErrors'],
  packageGiveBack: ['giveBackPackageErrors', 'AmountInvalid'],
  packageRefund: ['refundPackageErrors'],
  packageWithdraw: ['withdrawPackageErrors'],
  payoutAccountDashboardLink: ['openDashboardErrors'],
  payoutAccountLink: ['onboardErrors'],
  payoutAccountRefresh: ['refreshAccountErrors'],
  payoutBankAccountSave: ['saveBankAccountErrors'],
  payoutLetGo: ['stopPayoutErrors'],
  payoutStop: ['stopPayoutErrors'],
  platformPolicySave: ['savePolicyErrors'],
  programContactSave: ['saveContactErrors'],
  programFeeSet: ['setFeeErrors'],
  programHoldSave: ['saveHoldErrors'],
  promotionCreate: ['createPromotionErrors'],
  promotionWithdraw: ['withdrawPromotionErrors'],
  scheduleDateSave: ['saveDateErrors'],
  scheduleSave: ['saveScheduleErrors'],
  schedulingConnect: ['connectErrors'],
  schedulingConnectComplete: ['connectErrors'],
  schedulingDisconnect: ['disconnectErrors'],
  schedulingSetForAll: ['setSchedulingOfAllErrors'],
  schedulingTypesImport: ['importErrors'],
  schedulingTypesRead: ['readTypesErrors'],
  serviceFeeSet: ['setServiceFeeErrors'],
  sessionTypeActivate: ['activateErrors'],
  sessionTypeCreate: ['createTypeErrors'],
  sessionTypeDeactivate: ['deactivateErrors'],
  sessionTypeDuplicate: ['duplicateTypeErrors'],
  sessionTypeScheduleDateSave: ['saveTypeDateErrors'],
  sessionTypeHostLeave: ['hostingErrors'],
  sessionTypeHostsSave: ['saveHostsErrors'],
  sessionTypeRestrictionSave: ['saveRestrictionErrors'],
  sessionTypeScheduleSave: ['saveTypeScheduleErrors'],
  sessionTypesOrder: ['orderTypesErrors'],
  sessionTypeSchedulingSet: ['setSchedulingErrors'],
  sessionTypeUpdate: ['updateTypeErrors'],
  signIn: ['signInErrors'],
  signOut: [],
  signUp: ['signUpErrors'],
  stuckCancel: ['cancelStuckErrors'],
  stuckConfirm: ['confirmStuckErrors'],
  stuckRefund: ['refundStuckErrors'],
  stuckRetry: ['actErrors'],
  stuckSettle: ['settleStuckErrors'],
  timeOffCreate: ['createTimeOffErrors'],
  timeOffDelete: ['deleteTimeOffErrors'],
  travelCreate: ['createTravelErrors'],
  travelDelete: ['deleteTravelErrors'],
  viewerTimeZoneChange: ['changeTimeZoneErrors'],
}

const ownTypes = (from: GraphQLSchema) =>
  Object.values(from.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  )

test('every type, field and argument is described', () => {
  const mute = ownTypes(schema).flatMap((type) => [
    ...(type.description ? [] : [type.name]),
    ...fieldsOf(type)
      .filter(({ description }) => !description)
      .map(({ name }) => `${type.name}.${name}`),
  ])
  expect(mute).toEqual([])
})

function fieldsOf(type: GraphQLNamedType): { name: string; description?: string | null | undefined }[] {
  if (isInputObjectType(type)) return Object.values(type.getFields())
  if (!isObjectType(type) && !isInterfaceType(type)) return []
  return Object.values(type.getFields()).flatMap((field) => [
    field,
    ...field.args.map(({ name, description }) => ({ name: `${field.name}(${name})`, description })),
  ])
}

const mutations = Object.values(schema.getMutationType()?.getFields() ?? {})

test('every mutation is in the table of refusals', () => {
  expect(mutations.map(({ name }) => name).sort()).toEqual(Object.keys(refusals).sort())
})

test.each(mutations)(
  '$name answers with what it did or exactly with its use case’s refusals',
  ({ name, type }) => {
    const declared = (refusals[name] ?? []).flatMap((listed) =>
      listed.endsWith('Errors') ? tuples.get(listed)!.map((refusal) => refusal.name) : [listed],
    )
    const answer = schema.getType(type.toString().replace('!', ''))
    const members = isUnionType(answer) ? answer.getTypes() : []
    const refusing = members.filter((member) =>
      member.getInterfaces().some(({ name: is }) => is === 'UserFacingError'),
    )

    expect(type.toString()).toMatch(/!$/)
    expect(refusing.map((member) => member.name).sort()).toEqual([...declared].sort())
    expect(members.length - refusing.length).toBe(isUnionType(answer) ? 1 : 0)
  },
)

test('case 16: of a booking that exists only the reschedule takes a time, and nothing a price or other people', () => {
  const edits = ownTypes(schema)
    .filter(isInputObjectType)
    .filter((type) => 'bookingId' in type.getFields())
    .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`))
    .filter((field) => /(At|Minutes|rice|entee|entor|urrency|mount)$/.test(field))
  expect(edits.sort()).toEqual([
    'BookingGiveBackInput.amount',
    'BookingRescheduleInput.startsAt',
    'DebtReceiveInput.amount',
    'DebtWriteOffInput.amount',
  ])
})

test('every refusal can be told by its code and read by a person', () => {
  const refusing = ownTypes(schema).filter(
    (type) => isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'UserFacingError'),
  )
  const named = new Set([...tuples.values()].flat().map(({ name }) => name))
  expect(refusing.map(({ name }) => name).sort()).toEqual([...named, 'AmountInvalid'].sort())
})

test('no input or output speaks of money as a float', () => {
  const floats = ownTypes(schema).flatMap((type) =>
    isInputObjectType(type) || isObjectType(type)
      ? Object.values(type.getFields())
          .filter((field) => field.type.toString().includes('Float'))
          .map((field) => `${type.name}.${field.name}`)
      : [],
  )
  expect(floats).toEqual([])
})
