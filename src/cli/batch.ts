// The batch form of a command: one JSON request a line on stdin, one JSON answer a line on stdout in the
// same order, flushed each time. A request that fails is answered with its error; the next one goes on.
import { createInterface } from 'node:readline'
import type { z } from 'zod'
import { messageOf, UserError } from '../core/errors.js'
import { sayJson } from './output.js'

/** Answers every line of `input`; `id` is copied from the request. */
export async function answerLines<Request>(
  request: z.ZodType<Request>,
  answer: (request: Request) => Promise<object>,
  input: NodeJS.ReadableStream = process.stdin,
): Promise<void> {
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue
    await sayJson(await answerLine(line, request, answer))
  }
}

async function answerLine<Request>(
  line: string,
  request: z.ZodType<Request>,
  answer: (request: Request) => Promise<object>,
): Promise<object> {
  let id: unknown = null
  try {
    const raw: unknown = JSON.parse(line)
    id = typeof raw === 'object' && raw !== null && 'id' in raw ? raw.id : null
    const parsed = request.safeParse(raw)
    if (!parsed.success) return { id, error: parsed.error.issues.map(problemOf).join('; ') }
    return { id, ...(await answer(parsed.data)) }
  } catch (error) {
    if (error instanceof SyntaxError) return { id, error: 'this line is no JSON' }
    if (error instanceof UserError) return { id, error: messageOf(error) }
    // One bad input must not end a run of thousands; what it was is in the answer.
    return { id, error: `could not be handled: ${messageOf(error)}` }
  }
}

/** "text: Invalid input: expected string, received undefined" */
function problemOf({ path, message }: z.core.$ZodIssue): string {
  return path.length > 0 ? `${path.join('.')}: ${message}` : message
}
