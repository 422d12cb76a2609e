// What is piped in, read to its end.
import { UserError } from '../core/errors.js'

/** `wanted` completes the advice for a terminal: "Name a file, or pipe a text in." */
export async function readStdin(wanted: string): Promise<Uint8Array> {
  if (process.stdin.isTTY) throw new UserError(`Name a file, or pipe ${wanted} in.`, { code: 2 })
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk)
  return Buffer.concat(chunks)
}
