/** One line of the table: what was measured against what, and what came out. */
export type Row = {
  what: string
  against: string
  /** As it is printed: "0.62", or a list of facts where there is no ratio. */
  result: string
  /** What to reach, in the same words. */
  bar: string
  reached: boolean
}

/** Ours and the peer's rate, measured by turns so that a busy moment hits both; the ratio is of the medians. */
export async function ratioOf(
  ours: () => Promise<number>,
  peer: () => Promise<number>,
  rounds = 3,
): Promise<{ ratio: number; ours: number; peer: number }> {
  const rates: { ours: number; peer: number }[] = []
  for (let round = 0; round < rounds; round++) rates.push({ peer: await peer(), ours: await ours() })
  const [mine, theirs] = [median(rates.map((rate) => rate.ours)), median(rates.map((rate) => rate.peer))]
  return { ratio: mine / theirs, ours: mine, peer: theirs }
}

/** A row whose result is a ratio of two rates per second. */
export function ratioRow(
  names: Pick<Row, 'what' | 'against'>,
  { ratio, ours, peer }: { ratio: number; ours: number; peer: number },
  bar: number,
): Row {
  const result = `${ratio.toFixed(2)} (${Math.round(ours)} to ${Math.round(peer)} a second)`
  return { ...names, result, bar: `≥ ${bar}`, reached: ratio >= bar }
}

/** Work per second that so many hands get done side by side in so many seconds; every hand has its own number. */
export async function ratePerSecond(
  work: (hand: number) => Promise<unknown>,
  { hands, seconds }: { hands: number; seconds: number },
): Promise<number> {
  const begin = performance.now()
  const end = begin + seconds * 1_000
  let done = 0
  const toil = async (hand: number) => {
    for (; performance.now() < end; done++) await work(hand)
  }
  await Promise.all(Array.from({ length: hands }, (_, hand) => toil(hand)))
  return (done * 1_000) / (performance.now() - begin)
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

const median = (values: readonly number[]) => quantile(values, 0.5)
