// The archive and the ledger, to look at: editions and what became of their deliveries.

import { UserError } from '../core/errors.js'
import type { Delivery, Edition } from '../core/model.js'
import * as store from '../store/deliveries.js'
import * as editions from '../store/editions.js'
import { type App, findNewsletter } from './app.js'

/** Addresses are readers' property: the ledger is shown without them. */
export type ListedDelivery = Omit<Delivery, 'address'>

export function listEditions(app: App, count: number): Promise<Edition[]> {
  return editions.latestEditions(app.db, count)
}

/** `edition` is "daily/3", "daily", or nothing for all. Throws UserError for what is neither. */
export async function listDeliveries(
  app: App,
  { edition, count }: { edition?: string; count: number },
): Promise<ListedDelivery[]> {
  const [name, number, more] = (edition ?? '').split('/')
  if (more !== undefined || (number !== undefined && !/^\d+$/.test(number))) {
    throw new UserError(`"${edition}" names no edition. Write one like daily/3.`, { code: 2 })
  }
  const deliveries = await store.listDeliveries(app.db, {
    newsletter: edition === undefined ? undefined : findNewsletter(app, name).id,
    number: number === undefined ? undefined : Number(number),
    limit: count,
  })
  return deliveries.map(({ address: _, ...delivery }) => delivery)
}
