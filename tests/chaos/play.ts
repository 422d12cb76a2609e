// One scenario played to its end: programs are started, ended by signals at moments that a seeded generator picks, and
// started again, while readers leave and the mail server goes away; then time passes until nothing waits any more.
// Time is played by setting leases and waiting times in the database back while no program runs; nothing else is.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { EmptyPlace } from '../store/databases.js'
import { type Balance, balanceOf, brokenPromises } from './balance.js'
import { type House, openHouse } from './house.js'
import { DOMAINS, openRelay, type Relay } from './mail.js'
import type { Program, Running } from './program.js'

/** Mails that one program has on the line at a time (PACE of adapters/email). */
const TOGETHER = 5
/** Looks at the ledger cost the programs time. */
const LOOK_MS = 50
/** A phase that takes longer hangs. */
const PATIENCE_MS = 15 * 60_000
/** Four attempts, a doubt and its repeat need fewer. */
const MOST_PASSES = 12

export interface Scenario {
  name: string
  readers: number
  /** Programs on the one database. */
  programs: number
  signal: 'SIGKILL' | 'SIGTERM'
  /** How often the signal is sent to one of them. */
  times: number
  /** Faults by domain, the mail server away for a while, and readers who leave. */
  hasFaults: boolean
}

export interface Played {
  scenario: Scenario
  seed: number
  balance: Balance
  /** Mails on the line when a program was killed or the line was cut. */
  inDoubt: number
  seconds: number
  /** What does not hold; empty when the promise was kept. */
  broken: string[]
}

export interface Stage {
  program: Program
  place: EmptyPlace
  seed: number
}

export async function play(scenario: Scenario, { program, place, seed }: Stage): Promise<Played> {
  const startedAt = performance.now()
  const folder = mkdtempSync(join(tmpdir(), 'masthead-chaos-'))
  const home = join(folder, 'home')
  mkdirSync(home)
  const relay = await openRelay(folder)
  const house = await openHouse(home, { ...scenario, url: place.url })
  const env = {
    DATABASE_URL: place.url,
    SMTP_URL: relay.url,
    MAIL_FROM: `digest@${DOMAINS.well}`,
  }
  const running: Running[] = []
  const act: Act = {
    scenario,
    house,
    relay,
    running,
    start: () => program.start(home, env),
    random: openRandom(seed),
    wrong: [],
  }
  try {
    const killed = await storm(act)
    await calm(act)
    const inDoubt = killed + relay.cut()
    const balance = balanceOf(await house.ledger(), relay.taken())
    const broken = [...act.wrong, ...brokenPromises(balance, { inDoubt, editions: await house.editions() })]
    return { scenario, seed, balance, inDoubt, seconds: (performance.now() - startedAt) / 1000, broken }
  } finally {
    await Promise.all(running.map((one) => one.end('SIGKILL')))
    await house.close()
    await relay.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Act {
  scenario: Scenario
  house: House
  relay: Relay
  running: Running[]
  start(): Running
  random(): number
  wrong: string[]
}

/** Signals at random moments until they are used up. Returns how many mails may have been on the line at the kills. */
async function storm(act: Act): Promise<number> {
  const { scenario, house, relay, running, random } = act
  const { programs, readers, signal, times, hasFaults } = scenario
  for (let n = 0; n < programs; n++) running.push(act.start())
  // The first signal may come before anything is planned; the others when so many mails have been taken, and one more
  // than at the signal before, so that each meets programs that send.
  const moments = Array.from({ length: times }, () => Math.floor(random() * readers * 0.9)).sort(
    (a, b) => a - b,
  )
  let killed = 0
  let next = 0
  for (const [n, moment] of moments.entries()) {
    if (n === 0) await wait(random() * 1500)
    else await until(act, async () => relay.count() >= Math.max(moment, next) || (await house.isQuiet()))
    await wait(random() * LOOK_MS)
    const which = Math.floor(random() * programs)
    await end(act, which, signal)
    if (signal === 'SIGKILL') killed += Math.min(await house.inFlight(), TOGETHER)
    running[which] = act.start()
    next = relay.count() + 1
    if (!hasFaults || n !== Math.floor(times / 2)) continue
    await until(act, async () => (await house.editions()) > 0)
    await house.unsubscribe(Math.ceil(readers / 100))
    relay.goDown(500 + random() * 1000)
  }
  return killed
}

/** All goes well, one program does what is left, and time passes until nothing waits any more. */
async function calm(act: Act): Promise<void> {
  const { house, running } = act
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    await until(act, () => house.isQuiet())
    for (const which of running.keys()) await end(act, which, 'SIGTERM')
    running.length = 0
    if (!(await house.letTimePass())) return
    running.push(act.start())
  }
}

async function end({ running, wrong }: Act, which: number, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  const one = running[which]
  if (!one) return
  const ended = await one.end(signal)
  // Ended by SIGTERM itself: it was still loading its modules, before it could listen for signals.
  const isExpected = ended === signal || (signal === 'SIGTERM' && ended === 0)
  if (!isExpected) wrong.push(`a program ended with ${ended} at ${signal}: ${one.stderr().trim()}`)
}

async function until({ running }: Act, isSo: () => Promise<boolean>): Promise<void> {
  for (const startedAt = performance.now(); !(await isSo()); await wait(LOOK_MS)) {
    const ended = running.find((one) => one.hasEnded())
    if (ended) throw new Error(`a program ended by itself: ${ended.stderr().trim()}`)
    if (performance.now() - startedAt > PATIENCE_MS) throw new Error('nothing happens any more')
  }
}

/** Numbers from 0 up to 1 that only the seed decides: mulberry32, by Tommy Ettinger. */
function openRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
