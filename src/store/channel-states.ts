// How each channel fares: its last success and its last failure.
import type { ChannelOutcome, ChannelState } from '../core/watching/channels.js'
import type { Database } from './database.js'

export async function channelStates(db: Database): Promise<Map<string, ChannelState>> {
  const rows = await db.selectFrom('channel_states').selectAll().execute()
  return new Map(
    rows.map(({ channel, accepted_at, failed_at, failing_since, failures, outcome, error }) => [
      channel,
      {
        channel,
        acceptedAt: accepted_at,
        failedAt: failed_at,
        failingSince: failing_since,
        failures,
        outcome: outcome as Exclude<ChannelOutcome, 'accepted'> | null,
        error,
      },
    ]),
  )
}

export async function saveChannelState(db: Database, state: ChannelState): Promise<void> {
  const columns = {
    accepted_at: state.acceptedAt,
    failed_at: state.failedAt,
    failing_since: state.failingSince,
    failures: state.failures,
    outcome: state.outcome,
    error: state.error,
  }
  await db
    .insertInto('channel_states')
    .values({ channel: state.channel, ...columns })
    .onConflict((conflict) => conflict.column('channel').doUpdateSet(columns))
    .execute()
}
