// The clock's turn: of all clocks on one database one at a time reads and publishes, so that no paper is asked twice and
// no edition is published from half of a reading. The others look again the next minute.
//
// Promises: a clock that dies loses its turn at once to one on the same machine, else within two minutes. One that lost
// it, because the machine slept, stops reading. The ledger and the unique slot would hold without it.
import { randomBytes } from 'node:crypto'
import { setMaxListeners } from 'node:events'
import { hostname } from 'node:os'
import { HEARTBEAT_MS, LEASE_MS, later } from '../core/delivery/ledger.js'
import { messageOf } from '../core/errors.js'
import { giveLease, takeLease } from '../store/leases.js'
import type { App } from './app.js'
import { CLOCK } from './pulse.js'

type House = Pick<App, 'db' | 'clock' | 'log'>

/** Runs `step`, unless another clock is at it. The signal that it gets is raised when `signal` is, or the turn is lost. */
export async function inTurn(
  house: House,
  signal: AbortSignal | undefined,
  step: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const mine = `${hostname()}:${process.pid}:${THIS_PROCESS}:${token()}`
  const holder = await take(house, mine)
  if (holder !== mine) return house.log.info({ holder: shown(holder) }, 'another clock reads and publishes')
  const ending = new AbortController()
  // Every source that waits listens for the end; there is no leak in many.
  setMaxListeners(0, ending.signal)
  const end = () => ending.abort()
  if (signal?.aborted) end()
  signal?.addEventListener('abort', end)
  const renewal = setInterval(() => void renew(house, mine, end), HEARTBEAT_MS).unref()
  try {
    await step(ending.signal)
  } finally {
    clearInterval(renewal)
    signal?.removeEventListener('abort', end)
    await giveLease(house.db, { name: CLOCK, holder: mine }).catch((error: unknown) =>
      house.log.warn({ reason: messageOf(error) }, 'turn of the clock was not given back; it runs out'),
    )
  }
}

/** Process ids come again after a restart, above all in containers; this does not. */
const THIS_PROCESS = token()

function token(): string {
  return randomBytes(6).toString('base64url')
}

async function take(house: House, mine: string): Promise<string> {
  const holder = await lease(house, mine)
  return holder !== mine && isGone(holder) ? lease(house, mine, holder) : holder
}

function lease({ db, clock }: House, holder: string, gone?: string): Promise<string> {
  const now = clock()
  return takeLease(db, { name: CLOCK, holder, now, until: later(now, LEASE_MS), gone })
}

async function renew(house: House, mine: string, lost: () => void): Promise<void> {
  try {
    const holder = await lease(house, mine)
    if (holder === mine) return
    house.log.warn({ holder: shown(holder) }, 'another clock took the turn')
    lost()
  } catch (error) {
    house.log.warn({ reason: messageOf(error) }, 'turn of the clock was not renewed')
  }
}

/** Is the holder a process of this machine that has ended? Of other machines only the lease tells. */
function isGone(holder: string): boolean {
  const [host, pid, run] = holder.split(':')
  if (host !== hostname() || run === THIS_PROCESS) return false
  if (Number(pid) === process.pid) return true
  try {
    process.kill(Number(pid), 0)
    return false
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH'
  }
}

/** "host, process 17" */
function shown(holder: string): string {
  const [host, pid] = holder.split(':')
  return `${host}, process ${pid}`
}
