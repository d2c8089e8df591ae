import { randomUUID } from 'node:crypto'
import { dear, price } from './package-offers.ts'
import type { Stage } from './stage.ts'

/** What is paid with it can be given back at once. */
const card = '4000000000000077'

async function payOn(url: string): Promise<void> {
  const body = new URLSearchParams({ card })
  await fetch(url, { method: 'POST', body, redirect: 'manual' }).catch(() => null)
}

/** Nobody is killed yet: some packages are bought, and some sessions booked that cost something for who does not come. */
export async function beginWith(stage: Stage): Promise<void> {
  const { db, lives, now } = stage
  for (const which of [0, 1]) await buyAny(stage, which, randomUUID())
  await buyAny(stage, 2, randomUUID(), dear)
  const { id: sessionTypeId } = await db.sessionType.findFirstOrThrow({ where: { slug: 'fee' } })
  const date = new Date(now().getTime() + 86_400_000).toISOString().slice(0, 10)
  for (const n of [100, 101])
    await lives.insist('/book', {
      ...{ sessionTypeId, startsAt: `${date}T1${n - 97}:00:00Z`, key: randomUUID(), n },
    })
  const open = await db.payment.findMany({ where: { checkoutUrl: { not: null } } })
  for (const { checkoutUrl } of open) await payOn(checkoutUrl ?? '')
  for (const { purchaseId } of open) if (purchaseId) await lives.insist('/bought', { purchaseId })
}

/** One thing that somebody does with a package; most often a session is booked with it. */
export async function packagesAct(stage: Stage, startsAt: string): Promise<unknown> {
  const { db, random, lives } = stage
  const [dice, which, key] = [random.int(8), random.int(1_000), randomUUID()]
  const bought = await db.purchase.findMany({
    where: { priceMinor: price },
    include: { payment: true },
    orderBy: { createdAt: 'desc' },
  })
  const open = bought.find(({ payment }) => payment?.state === 'OPEN' && payment.checkoutUrl)
  if (open?.payment?.checkoutUrl && dice < 5) {
    await payOn(open.payment.checkoutUrl)
    return which % 2 === 0 ? lives.ask('/bought', { purchaseId: open.id }) : null
  }
  const active = bought.filter(({ state }) => state === 'ACTIVE')
  const one = active[which % (active.length || 1)]
  if (!one || dice === 7) return buyAny(stage, which, key)
  const { id: purchaseId, sessionTypeId } = one
  if (dice === 6) {
    const back = which % 3 === 0 ? '/refund-package' : '/give-back-package'
    return which % 2 === 0 ? lives.ask(back, { purchaseId }) : null
  }
  return lives.ask('/spend', { purchaseId, sessionTypeId, startsAt, key })
}

async function buyAny(
  { db, lives }: Stage,
  which: number,
  key: string,
  priceMinor = price,
): Promise<unknown> {
  const offered = await db.package.findFirst({ where: { priceMinor } })
  const people = await db.person.findMany({
    where: { email: { startsWith: 'tom-' } },
    orderBy: { email: 'asc' },
  })
  const personId = people[which % (people.length || 1)]?.id
  return offered && personId ? lives.ask('/buy', { packageId: offered.id, personId, key }) : null
}
