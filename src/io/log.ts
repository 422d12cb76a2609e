// The log: events with fields, one JSON line each, on stderr so that stdout stays for answers.
import { pino } from 'pino'
import type { Log } from '../core/channel.js'

/** Fields that could hold a secret or an address are struck out wherever they appear. */
const SECRET_FIELDS = ['token', 'password', 'secret', 'address', 'authorization', 'to', 'text', 'title']

export function openLog(level: string): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      messageKey: 'event',
      redact: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`]),
    },
    pino.destination({ dest: 2, sync: true }),
  )
}
