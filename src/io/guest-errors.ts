// Why a guest did not knock: the host asked for quiet, or closed the door to us. No request was made.
import { UserError } from '../core/errors.js'
import type { Instant } from '../core/model.js'
import { shown } from './fetch-errors.js'

/** The host asked us to stay away (Retry-After) and that time is not over. */
export class HeldError extends UserError {
  readonly until: Instant

  constructor(url: URL, until: Instant) {
    super(`${shown(url)} was not asked: ${url.host} told us to stay away until ${until}`)
    this.until = until
  }
}

/** The host's robots.txt forbids the address. */
export class RobotsError extends UserError {
  /** Null: the file says so. Else it could not be read, and is asked for again then. */
  readonly askAgainAt: Instant | null

  constructor(url: URL, askAgainAt: Instant | null) {
    super(
      askAgainAt === null
        ? `${shown(url)} is closed to us by robots.txt of ${url.host}`
        : `${shown(url)} is left alone, because robots.txt of ${url.host} cannot be read; it is asked for again after ${askAgainAt}`,
    )
    this.askAgainAt = askAgainAt
  }
}
