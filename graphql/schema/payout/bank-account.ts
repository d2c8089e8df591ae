import { type BankAccount, shownNumber } from '#graphql/domain/payout/bank-account.ts'
import { ownsMentor } from '#graphql/usecases/mentor/access.ts'
import { saveBankAccount, saveBankAccountErrors } from '#graphql/usecases/payout/bank-account.ts'
import { builder } from '../builder.ts'
import { Mentor } from '../mentor/mentor.ts'

export const BankAccountType = builder.objectRef<BankAccount>('BankAccount').implement({
  description: 'Where money is sent by hand.',
  fields: (t) => ({
    holder: t.exposeString('holder', { description: 'Whose account it is.' }),
    number: t.exposeString('number', { description: 'Its number; to the mentor its last signs alone.' }),
  }),
})

builder.prismaObjectField(Mentor, 'bankAccount', (t) =>
  t.field({
    type: BankAccountType,
    nullable: true,
    description: 'Where earnings are sent by hand; null before it is named. For the mentor.',
    select: { personId: true, connectedAccount: { select: { accountId: true } } },
    resolve: async (mentor, _args, { viewer, deps }) => {
      const accountId = ownsMentor(viewer, mentor) ? mentor.connectedAccount?.accountId : null
      const account = accountId ? await deps.payments.desk?.readAccount(accountId) : null
      return account ? { ...account, number: shownNumber(account.number) } : null
    },
  }),
)

builder.mutationField('payoutBankAccountSave', (t) =>
  t.withAuth({ signedIn: true }).prismaFieldWithInput({
    type: Mentor,
    description: 'Names the bank account to which the viewer’s earnings are sent, where people send them.',
    typeOptions: { description: 'The account.' },
    input: {
      holder: t.input.string({ description: 'Whose account it is.' }),
      number: t.input.string({ description: 'Its number: an IBAN, or what the bank calls it.' }),
    },
    errors: { types: [...saveBankAccountErrors] },
    resolve: async (query, _root, { input }, { deps, viewer }) =>
      deps.db.mentor.findUniqueOrThrow({
        ...query,
        where: { id: await saveBankAccount(deps, viewer, input) },
      }),
  }),
)
