// What hosts asked of us: their robots.txt and how long to stay away. One JSON text a host, opaque here.
import type { Database } from './database.js'

export async function loadHost<State>(db: Database, host: string): Promise<State | null> {
  const row = await db.selectFrom('hosts').select('state').where('host', '=', host).executeTakeFirst()
  return row ? (JSON.parse(row.state) as State) : null
}

export async function saveHost(db: Database, host: string, state: object): Promise<void> {
  const text = JSON.stringify(state)
  await db
    .insertInto('hosts')
    .values({ host, state: text })
    .onConflict((conflict) => conflict.column('host').doUpdateSet({ state: text }))
    .execute()
}
