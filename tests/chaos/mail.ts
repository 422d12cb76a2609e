// The mail server's other end: starts it, hears how many mails it has taken, tells it to go away for a while, and reads
// what it wrote down.
import { fork } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What becomes of mail for whom; all end in a name that reaches nobody (RFC 2606). */
export const DOMAINS = {
  well: 'readers.example',
  /** Answers after 200 ms. */
  slow: 'slow.example',
  /** Each recipient is refused once with 451. */
  grey: 'grey.example',
  /** Each recipient's first mail is taken, and the line is cut in place of the answer. */
  cut: 'cut.example',
  /** Knows none of its recipients. */
  refused: 'refused.example',
} as const

export type FromRelay = { port: number } | { taken: number } | { cut: number }
export interface ToRelay {
  downMs: number
}

/** A mail that the server took. */
export interface Taken {
  messageId: string
  recipient: string
}

export interface Relay {
  url: string
  /** Mails taken so far. */
  count(): number
  /** Lines that it cut, of which the sender cannot know what became of the mail. */
  cut(): number
  goDown(ms: number): void
  taken(): Taken[]
  close(): Promise<void>
}

export async function openRelay(folder: string): Promise<Relay> {
  const file = join(folder, 'taken.tsv')
  const child = fork(join(import.meta.dirname, 'relay.ts'), [file], { execArgv: ['--import', 'tsx'] })
  const ended = new Promise<void>((done) => child.on('exit', () => done()))
  let count = 0
  let cut = 0
  const port = await new Promise<number>((found, failed) => {
    child.on('message', (message: FromRelay) => {
      if ('taken' in message) count = message.taken
      else if ('cut' in message) cut += message.cut
      else found(message.port)
    })
    child.on('exit', (code) => failed(new Error(`the mail server ended with ${code}`)))
  })
  return {
    url: `smtp://127.0.0.1:${port}`,
    count: () => count,
    cut: () => cut,
    goDown: (downMs) => void child.send({ downMs } satisfies ToRelay),
    taken: () =>
      existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean).map(takenOf) : [],
    async close() {
      child.disconnect()
      await ended
    },
  }
}

function takenOf(line: string): Taken {
  const [messageId = '', recipient = ''] = line.split('\t')
  return { messageId, recipient }
}
