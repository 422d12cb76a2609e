// alarms: tells the operator what needs a person, through the ordinary channels and beside the ledger. Each problem is
// told once and its end once, also after a restart and with several services on one database; nothing waits for it.
// Without an operator the log alone says it.
import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Channel } from '../core/channel.js'
import { canonicalJson, freeze } from '../core/digest/edition.js'
import { messageOf } from '../core/errors.js'
import type { Edition, Instant } from '../core/model.js'
import { oneLine, shorten } from '../core/text.js'
import { type AlarmMessage, type AlarmPlan, planAlarms } from '../core/watching/alarms.js'
import { alarmsTold, keepAlarms } from '../store/alarms.js'
import type { App } from './app.js'
import { problemsIn, sentence } from './problems.js'
import { lookAround } from './status.js'
import { NOTICE_NUMBER } from './watched.js'

/** Between two looks (ms). */
const LOOK_EVERY_MS = 60_000
/** Unfinished deliveries that a look counts; alarms ask for ages and failures, not for numbers. */
const MOST_COUNTED = 1_000
/** How long one look may hold up the end of the service (ms). */
const FAREWELL_MS = 3_000
/** Of what a database says of its failure (UTF-16 units). */
const LONGEST_REASON = 280
/** Between two messages that the database is gone (ms). */
const OUTAGE_AGAIN_MS = 3_600_000

export interface Alarms {
  /** Looks once; never throws. One look at a time: who asks meanwhile waits for that one. */
  look(): Promise<void>
  start(): void
  close(): Promise<void>
}

export function openAlarms(app: App): Alarms {
  const outage = openOutage(app)
  let running: Promise<void> | null = null
  let timer: NodeJS.Timeout | undefined

  async function lookOnce(): Promise<void> {
    try {
      await look(app)
      await outage.ended()
    } catch (error) {
      await outage.isOn(messageOf(error))
    }
  }

  function run(): Promise<void> {
    running ??= lookOnce().finally(() => {
      running = null
    })
    return running
  }

  return {
    look: run,
    start() {
      timer ??= setInterval(() => void run(), LOOK_EVERY_MS).unref()
    },
    async close() {
      clearInterval(timer)
      await Promise.race([running, wait(FAREWELL_MS, undefined, { ref: false })])
    },
  }
}

/** One look at the house, and the message that comes of it. Throws what the database throws. */
export async function look(app: App): Promise<AlarmPlan> {
  const now = app.clock()
  const { perHour } = app.config.operator
  const problems = problemsIn(await lookAround(app, { now, most: MOST_COUNTED }))
  const hasOperator = addressesOf(app).length > 0
  const plan = await keepAlarms(app.db, now, (known, recent) =>
    planAlarms({ known, problems, now, recent: hasOperator ? recent : null, perHour }),
  )
  log(app, plan)
  if (plan.message && (await tellOperator(app, plan.message, now))) {
    await alarmsTold(app.db, plan.message, app.clock())
  }
  return plan
}

function log(app: App, { began, ended }: AlarmPlan): void {
  for (const { key, says, severity } of began) {
    if (severity === 'ill') app.log.error({ alarm: key, says }, 'something needs a person')
    else app.log.warn({ alarm: key, says }, 'something is worth a look')
  }
  for (const { key } of ended) app.log.info({ alarm: key }, 'alarm is over')
}

/** Did any of the operator's addresses take it? */
async function tellOperator(
  app: App,
  { key, text }: Pick<AlarmMessage, 'key' | 'text'>,
  now: Instant,
): Promise<boolean> {
  const told = await Promise.all(
    addressesOf(app).map(async ({ channel, address }) => {
      try {
        const open = await app.channel(channel.name)
        await open.send(channel.reply({ kind: 'notice', text }, app.site), address, {
          key: keyFor(key, channel, address),
          firstAttemptAt: now,
          edition: noticeEdition(app, now),
        })
        return true
      } catch (error) {
        app.log.error(
          { channel: channel.name, message: key, reason: messageOf(error) },
          'operator could not be told',
        )
        return false
      }
    }),
  )
  return told.includes(true)
}

function addressesOf({ config }: App): { channel: Channel; address: unknown }[] {
  return config.channels
    .filter(({ state }) => state === 'on')
    .flatMap(({ channel }) =>
      (config.operator.to[channel.name] ?? []).map((address) => ({ channel, address })),
    )
}

/** 24 hex digits, as the keys of deliveries; the same for each attempt. */
function keyFor(key: string, channel: Channel, address: unknown): string {
  const name = ['alarm', key, channel.name, canonicalJson(address)]
  return createHash('sha256').update(name.join('\n')).digest('hex').slice(0, 24)
}

/** `send` asks for the edition that a message belongs to; a notice belongs to none, and this one is never stored. */
function noticeEdition({ config }: App, now: Instant): Edition {
  const { language, zone, name: title } = config.site
  return freeze(
    {
      newsletter: { id: 'operator', title, language, zone },
      window: { from: null, to: now },
      sections: [],
      alsoPublished: [],
      missing: [],
    },
    { number: NOTICE_NUMBER, slot: now, publishedAt: now },
  )
}

/**
 * A database that is gone cannot remember what was told of it, so this process does: each outage once, but no second
 * one within the hour, and its end only where its beginning was told.
 */
function openOutage(app: App) {
  let failures = 0
  let isTold = false
  let toldAt = Number.NEGATIVE_INFINITY

  function tell(text: string, now: Instant): Promise<boolean> {
    return tellOperator(app, { key: `database ${now}`, text }, now)
  }

  return {
    async isOn(reason: string): Promise<void> {
      failures++
      // One failure may be another program that kept the database busy.
      if (failures < 2 || isTold) return
      if (failures === 2) app.log.error({ alarm: 'database', reason }, 'something needs a person')
      const now = app.clock()
      if (Date.parse(now) - toldAt < OUTAGE_AGAIN_MS) return
      const says = sentence(shorten(oneLine(reason), LONGEST_REASON))
      isTold = await tell(`One thing needs a person. The database cannot be used: ${says}`, now)
      if (isTold) toldAt = Date.parse(now)
    },
    async ended(): Promise<void> {
      const isOver = failures >= 2
      failures = 0
      if (!isOver) return
      app.log.info({ alarm: 'database' }, 'alarm is over')
      if (isTold) await tell('Solved: the database can be used again.', app.clock())
      isTold = false
    },
  }
}
