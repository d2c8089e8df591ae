import { randomUUID } from 'node:crypto'
import { buyPackage } from '#graphql/usecases/package/buy.ts'
import { createPackage } from '#graphql/usecases/package/offer.ts'
import type { PersonViewer } from '#graphql/usecases/viewer.ts'
import type { SessionType } from '#prisma/generated/client/client.ts'
import { daysAhead, type Scene } from './live.ts'
import type { ResidentMentor } from './residents.ts'

type Wish = { sessions?: number; price?: string; validMonths?: number; type?: SessionType }

export type Bought = {
  mentor: ResidentMentor
  type: SessionType
  owner: PersonViewer
  packageId: string
  purchaseId: string
  url: string | null
}

/** A Checkout of a new mentor's package, five sessions for 300 dollars unless wished otherwise, that nobody paid yet. */
export async function opened(scene: Scene, wish: Wish = {}): Promise<Bought> {
  const { deps, viewerOf } = scene
  const { sessions = 5, price = '300.00', validMonths = 6 } = wish
  const mentor = wish.type
    ? await deps.db.mentor.findUniqueOrThrow({ where: { id: wish.type.mentorId }, include: { person: true } })
    : await scene.payableMentor()
  const type = wish.type ?? (await scene.sessionType(mentor))
  const draft = { sessionTypeId: type.id, sessions, price, validMonths }
  const packageId = await createPackage(deps, viewerOf(mentor), draft)
  const owner = viewerOf(await scene.mentee())
  const { purchaseId, checkoutUrl } = await buyPackage(deps, owner, {
    packageId,
    idempotencyKey: randomUUID(),
  })
  return { mentor, type, owner, packageId, purchaseId, url: checkoutUrl }
}

/** The same, paid and settled. */
export async function bought(
  scene: Scene,
  { card, ...wish }: Wish & { card?: string } = {},
): Promise<Bought> {
  const purchase = await opened(scene, wish)
  const status = await scene.pay(purchase.url, card)
  if (status !== 303) throw new Error(`not paid: ${status}`)
  await scene.settle()
  return purchase
}

/** Books a session of the package, so many days ahead. */
export const spend = (scene: Scene, { type, owner, purchaseId }: Bought, days: number) =>
  scene.book({ type, viewer: owner, purchaseId, startsAt: daysAhead(scene.deps.now(), days) })

export const purchaseOf = ({ deps }: Scene, { purchaseId: id }: Pick<Bought, 'purchaseId'>) =>
  deps.db.purchase.findUniqueOrThrow({
    where: { id },
    include: { payment: true, refunds: true, disputes: true, credits: { orderBy: { nth: 'asc' } } },
  })

/** States of its sessions in order, one letter each: unspent, spent, ended. */
export const creditsOf = async (scene: Scene, of: Pick<Bought, 'purchaseId'>) =>
  (await purchaseOf(scene, of)).credits.map(({ state }) => state[0]).join('')

/** Subjects of all mails to this person, oldest first. */
export async function mailsTo({ deps, mail }: Scene, { personId }: { personId: string }): Promise<string[]> {
  const { email } = await deps.db.person.findUniqueOrThrow({ where: { id: personId } })
  const all = await mail.list()
  return all
    .filter(({ to }) => to.includes(email))
    .map(({ subject }) => subject)
    .reverse()
}
