import { randomUUID } from 'node:crypto'
import { checkName } from '#graphql/domain/account/person.ts'
import { InputInvalid, type InputIssue, refuseIssues } from '#graphql/domain/errors.ts'
import { slugFor } from '#graphql/domain/mentor/handle.ts'
import type { ApiScope } from '#prisma/generated/client/client.ts'
import type { Deps, Tx } from '../deps.ts'
import { audit } from '../operations/audit.ts'
import { inTransaction } from '../transaction.ts'
import type { PersonViewer } from '../viewer.ts'
import { newSecret, secretHash } from './key.ts'

export const createKeyErrors = [InputInvalid] as const

type NewKey = {
  name: string
  scopes: readonly ApiScope[]
  expiresAt?: Date | null | undefined
  /** An existing programme, or the name of one that is made when it is new; neither: it is called like the key. */
  programId?: string | null | undefined
  programName?: string | null | undefined
}

export type KeyCreated = { apiKeyId: string; secret: string }

/** Makes a key for a partner programme. The secret is in this answer and nowhere else. For admins. */
export async function createApiKey(deps: Deps, viewer: PersonViewer, input: NewKey): Promise<KeyCreated> {
  if (!viewer.admin) throw new RangeError('only admins make keys')
  const checked = check(input, deps.machineNow())
  const apiKeyId = randomUUID()
  const secret = newSecret()
  await inTransaction(deps, async (tx) => {
    const programId = input.programId ?? (await programNamed(tx, checked.programName))
    if ((await tx.program.count({ where: { id: programId } })) === 0) {
      throw new InputInvalid([{ path: ['programId'], message: 'There is no such programme.' }])
    }
    const { name, scopes } = checked
    await tx.apiKey.create({
      data: {
        id: apiKeyId,
        name,
        scopes,
        programId,
        secretHash: secretHash(secret),
        createdById: viewer.personId,
        createdAt: deps.now(),
        expiresAt: input.expiresAt ?? null,
      },
    })
    await audit(tx, deps, viewer, {
      action: 'apiKey.created',
      subjectType: 'ApiKey',
      subjectId: apiKeyId,
      reason: `Key “${name}” with ${scopes.join(' and ')}.`,
    })
  })
  return { apiKeyId, secret }
}

function check({ name, scopes, expiresAt, programId, programName }: NewKey, machineNow: Date) {
  const issues: InputIssue[] = []
  const [key, program] = [checkName(name), checkName(programName ?? name)]
  if ('message' in key) issues.push({ path: ['name'], message: key.message })
  if (programName && 'message' in program) issues.push({ path: ['programName'], message: program.message })
  if (programId && programName)
    issues.push({ path: ['programName'], message: 'Give the programme’s id or its name, not both.' })
  if (scopes.length === 0) issues.push({ path: ['scopes'], message: 'Give at least one scope.' })
  if (expiresAt && expiresAt <= machineNow)
    issues.push({ path: ['expiresAt'], message: 'This is in the past.' })
  refuseIssues(issues)
  return {
    name: 'value' in key ? key.value : '',
    programName: 'value' in program ? program.value : '',
    scopes: [...new Set(scopes)],
  }
}

async function programNamed(tx: Tx, name: string): Promise<string> {
  const slug = slugFor(name)
  await tx.program.createMany({ data: { slug, name }, skipDuplicates: true })
  const { id } = await tx.program.findUniqueOrThrow({ where: { slug } })
  return id
}
