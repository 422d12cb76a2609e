// The mail server of the chaos suite, a process of its own that nobody kills. Each mail that it takes is a line of the
// file named on the command line (Message-ID and recipient), written before the answer, so that nothing is forgotten
// whatever happens to the senders. Faults are scripted by the domain of the
// recipient; each greylisted or cut recipient meets its fault once.
import { appendFileSync } from 'node:fs'
import type { AddressInfo, Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { SMTPServer, type SMTPServerAddress } from 'smtp-server'
import { DOMAINS, type FromRelay, type ToRelay } from './mail.js'

const [, , file = ''] = process.argv
const SLOW_MS = 200
/** Recipients that have met their fault. */
const met = new Set<string>()
const sockets = new Set<Socket>()
let taken = 0

const server = new SMTPServer({
  disabledCommands: ['STARTTLS', 'AUTH'],
  logger: false,
  onRcptTo: ({ address }, _session, done) => done(refusal(address)),
  onData(stream, session, done) {
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.on('end', () => {
      const [recipient] = session.envelope.rcptTo
      if (recipient) void take(Buffer.concat(chunks).toString('latin1'), recipient, session.remotePort, done)
    })
  },
})
server.on('error', () => {})
server.server.on('connection', (socket) => {
  sockets.add(socket)
  socket.on('close', () => sockets.delete(socket))
})
process.on('message', ({ downMs }: ToRelay) => void goDown(downMs))
process.on('disconnect', () => process.exit(0))
listen(0)

function refusal(address: string): Error | null {
  if (isAt(address, DOMAINS.refused))
    return Object.assign(new Error('5.1.1 no such user'), { responseCode: 550 })
  if (isAt(address, DOMAINS.grey) && isFirst(address)) {
    return Object.assign(new Error('4.7.1 come again later'), { responseCode: 451 })
  }
  return null
}

async function take(
  mail: string,
  { address }: SMTPServerAddress,
  port: number,
  done: (error: null, answer: string) => void,
): Promise<void> {
  if (isAt(address, DOMAINS.slow)) await wait(SLOW_MS)
  const messageId = /^message-id:\s*(<[^>]+>)/im.exec(mail)?.[1] ?? ''
  appendFileSync(file, `${messageId}\t${address}\n`)
  taken += 1
  tell({ taken })
  if (!isAt(address, DOMAINS.cut) || !isFirst(address)) return done(null, 'taken')
  tell({ cut: 1 })
  for (const socket of sockets) if (socket.remotePort === port) socket.destroy()
}

/** Connections are refused for a while, and those that stand are cut. */
async function goDown(ms: number): Promise<void> {
  const { port } = server.server.address() as AddressInfo
  tell({ cut: sockets.size })
  await new Promise<void>((closed) => {
    server.server.close(() => closed())
    for (const socket of sockets) socket.destroy()
  })
  await wait(ms)
  listen(port)
}

function listen(port: number): void {
  server.server.listen(port, '127.0.0.1', () => {
    tell({ port: (server.server.address() as AddressInfo).port })
  })
}

function isAt(address: string, domain: string): boolean {
  return address.endsWith(`@${domain}`)
}

function isFirst(address: string): boolean {
  if (met.has(address)) return false
  met.add(address)
  return true
}

function tell(message: FromRelay): void {
  process.send?.(message)
}
