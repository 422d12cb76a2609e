// What the operator was told, and what is still to be said. One look at the house is one transaction, and looks of
// several processes follow each other, so that each piece of news has one teller.

import { later } from '../core/delivery/ledger.js'
import type { Instant } from '../core/model.js'
import type { Alarm, AlarmMessage, AlarmPlan } from '../core/watching/alarms.js'
import type { Database, Transaction } from './database.js'
import { takeTurn } from './postgres.js'

const HOUR_MS = 3_600_000

/** Lets `plan` decide about the alarms that are known, and keeps what it decides. */
export async function keepAlarms(
  db: Database,
  now: Instant,
  plan: (known: Alarm[], recent: number) => AlarmPlan,
): Promise<AlarmPlan> {
  return db.transaction().execute(async (tx) => {
    await takeTurn(tx, 'alarms')
    const planned = plan(await listAlarms(tx), await messagesSince(tx, later(now, -HOUR_MS)))
    for (const alarm of planned.keep) await upsert(tx, alarm)
    if (planned.forget.length > 0) {
      await tx.deleteFrom('alarms').where('key', 'in', planned.forget).execute()
    }
    if (planned.message) {
      await tx.deleteFrom('alarm_messages').where('at', '<', later(now, -HOUR_MS)).execute()
      await tx.insertInto('alarm_messages').values({ key: planned.message.key, at: now }).execute()
    }
    return planned
  })
}

/** The operator has the message: what is open was told, what is solved is done with. */
export async function alarmsTold(
  db: Database,
  { open, solved }: Pick<AlarmMessage, 'open' | 'solved'>,
  now: Instant,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await takeTurn(tx, 'alarms')
    if (open.length > 0) {
      await tx
        .updateTable('alarms')
        .set({ told_at: now, lease_until: null })
        .where('key', 'in', open)
        .execute()
    }
    if (solved.length > 0) {
      // One that came back meanwhile is another problem, which nobody was told of.
      const rows = tx.updateTable('alarms').where('key', 'in', solved).where('solved_at', 'is', null)
      await rows.set({ told_at: null, lease_until: null, since: now }).execute()
      await tx.deleteFrom('alarms').where('key', 'in', solved).where('solved_at', 'is not', null).execute()
    }
  })
}

/** Oldest first. */
export async function listAlarms(db: Database | Transaction): Promise<Alarm[]> {
  const rows = await db.selectFrom('alarms').selectAll().orderBy('since').orderBy('key').execute()
  return rows.map(({ key, says, severity, since, told_at, solved_at, lease_until }) => ({
    key,
    says,
    severity,
    since,
    toldAt: told_at,
    solvedAt: solved_at,
    leaseUntil: lease_until,
  }))
}

async function messagesSince(tx: Transaction, since: Instant): Promise<number> {
  const row = await tx
    .selectFrom('alarm_messages')
    .select(({ fn }) => fn.countAll().as('messages'))
    .where('at', '>', since)
    .executeTakeFirst()
  return Number(row?.messages ?? 0)
}

async function upsert(tx: Transaction, alarm: Alarm): Promise<void> {
  const { key, since, says, severity } = alarm
  const changing = { says, severity, solved_at: alarm.solvedAt, lease_until: alarm.leaseUntil }
  await tx
    .insertInto('alarms')
    .values({ key, since, told_at: alarm.toldAt, ...changing })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(changing))
    .execute()
}
