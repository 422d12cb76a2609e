// Mail servers for tests: one that takes mail, and ones that answer from a script or hang up.
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export interface Taken {
  from: string
  to: string[]
  mail: ParsedMail
  raw: string
}

/** Takes every mail, without TLS or login, unless the options say otherwise. */
export async function takingServer(options: SMTPServerOptions = {}) {
  const taken: Taken[] = []
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', async () => {
        const raw = Buffer.concat(chunks)
        const { mailFrom, rcptTo } = session.envelope
        taken.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          mail: await simpleParser(raw),
          raw: raw.toString(),
        })
        done(null, 'taken as 4711')
      })
    },
    ...options,
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    taken,
    url: `smtp://127.0.0.1:${port}`,
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  }
}

export interface Script {
  greeting?: string
  /** The answer to a command, by its first four letters; "." is the end of the mail. null hangs up. */
  answers?: Record<string, string | null>
}

const POLITE: Record<string, string | null> = {
  EHLO: '250 hello',
  MAIL: '250 2.1.0 fine',
  RCPT: '250 2.1.5 fine',
  DATA: '354 go on',
  '.': '250 2.0.0 taken',
  RSET: '250 2.0.0 fine',
  QUIT: '221 2.0.0 bye',
}

/** Answers from a script, line by line. */
export async function scriptedServer({ greeting = '220 ready', answers = {} }: Script) {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.write(`${greeting}\r\n`)
    speak(socket, { ...POLITE, ...answers })
  })
  return listening(server, sockets)
}

function speak(socket: Socket, answers: Record<string, string | null>): void {
  let isMail = false
  let rest = ''
  socket.on('data', (chunk) => {
    const lines = (rest + chunk.toString()).split('\r\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (isMail && line !== '.') continue
      const command = isMail ? '.' : line.slice(0, 4).toUpperCase()
      const answer = answers[command]
      if (answer === null || answer === undefined) return void socket.destroy()
      isMail = answer.startsWith('354')
      socket.write(`${answer}\r\n`)
      // Hanging up in the middle of a mail: after the go-ahead and before the final dot.
      if (isMail && answers.BODY === null) return void socket.destroy()
    }
  })
}

async function listening(server: Server, sockets: Set<Socket>) {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise<unknown>((resolve) => server.close(resolve))
    },
  }
}
