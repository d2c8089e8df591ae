import type { Random } from './random.ts'

/**
 * The bookings of a world. Who gets hold of one may change it: what was handed out is remembered until it is looked
 * through for what is broken.
 */
export class Bookings<Booking extends { readonly id: string }> {
  readonly #all: Booking[] = []
  readonly #byId = new Map<string, Booking>()
  readonly #touched = new Set<Booking>()

  get size(): number {
    return this.#all.length
  }

  add(booking: Booking): void {
    this.#all.push(booking)
    this.#byId.set(booking.id, booking)
    this.#touched.add(booking)
  }

  get(id: string): Booking | undefined {
    const booking = this.#byId.get(id)
    if (booking) this.#touched.add(booking)
    return booking
  }

  /** Only to look at. */
  seen(id: string): Readonly<Booking> | undefined {
    return this.#byId.get(id)
  }

  all(): readonly Booking[] {
    for (const booking of this.#all) this.#touched.add(booking)
    return this.#all
  }

  /** Those that fit. */
  where(fits: (booking: Readonly<Booking>) => boolean): readonly Booking[] {
    const some = this.#all.filter(fits)
    for (const booking of some) this.#touched.add(booking)
    return some
  }

  /** Any of those that fit. */
  pick(random: Random, fits?: (booking: Readonly<Booking>) => boolean): Booking | undefined {
    const booking = random.pick(fits ? this.#all.filter(fits) : this.#all)
    if (booking) this.#touched.add(booking)
    return booking
  }

  /** Those handed out since this was asked last. */
  touched(): readonly Booking[] {
    const some = [...this.#touched]
    this.#touched.clear()
    return some
  }
}
