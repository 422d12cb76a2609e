// Leases: what one program at a time may do. Whoever holds one renews it; what is not renewed runs out.
//
// Promises: a lease is taken in one statement, so of several that ask at once one gets it, on both databases.
import type { Instant } from '../core/model.js'
import type { Database } from './database.js'

export interface Leasing {
  /** What the lease is of: "clock". */
  name: string
  holder: string
  now: Instant
  until: Instant
  /** A holder that is known to be gone: its lease counts as run out. */
  gone?: string
}

/** Takes the lease, or renews one's own. Returns who holds it now. */
export async function takeLease(db: Database, { name, holder, now, until, gone }: Leasing): Promise<string> {
  for (;;) {
    const taken = await db
      .insertInto('leases')
      .values({ name, holder, lease_until: until })
      .onConflict((conflict) =>
        conflict
          .column('name')
          .doUpdateSet({ holder, lease_until: until })
          .where(({ or, eb }) =>
            or([eb('leases.lease_until', '<=', now), eb('leases.holder', 'in', [holder, gone ?? holder])]),
          ),
      )
      .returning('holder')
      .executeTakeFirst()
    if (taken) return taken.holder
    const other = await db.selectFrom('leases').select('holder').where('name', '=', name).executeTakeFirst()
    // Given back between the two questions: it is free.
    if (other) return other.holder
  }
}

/** Gives the lease back; of somebody else's nothing changes. */
export async function giveLease(
  db: Database,
  { name, holder }: Pick<Leasing, 'name' | 'holder'>,
): Promise<void> {
  await db.deleteFrom('leases').where('name', '=', name).where('holder', '=', holder).execute()
}
