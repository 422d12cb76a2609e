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

/**
 * The same for a question that all lines ask together: they are read to the end of input, and then answered one
 * by one, in their order. Lines that cannot be read are answered with their error and are no part of it.
 */
export async function answerTogether<Request extends object>(
  request: z.ZodType<Request>,
  answer: (requests: (Request & { id: unknown })[]) => object[],
  input: NodeJS.ReadableStream = process.stdin,
): Promise<void> {
  const read: ({ id: unknown; error: string } | { id: unknown; request: Request })[] = []
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY }))
    if (line.trim() !== '') read.push(readLine(line, request))
  const answers = answer(read.flatMap((one) => ('request' in one ? [{ ...one.request, id: one.id }] : [])))
  let next = 0
  for (const one of read)
    await sayJson('error' in one ? { id: one.id, error: one.error } : { id: one.id, ...answers[next++] })
}

function readLine<Request>(
  line: string,
  request: z.ZodType<Request>,
): { id: unknown; error: string } | { id: unknown; request: Request } {
  let raw: unknown
  try {
    raw = JSON.parse(line)
  } catch {
    return { id: null, error: 'this line is no JSON' }
  }
  const id = typeof raw === 'object' && raw !== null && 'id' in raw ? raw.id : null
  const parsed = request.safeParse(raw)
  if (!parsed.success)
    return { id, error: parsed.error.issues.map((issue) => problemOf(issue, raw)).join('; ') }
  return { id, request: parsed.data }
}

async function answerLine<Request>(
  line: string,
  request: z.ZodType<Request>,
  answer: (request: Request) => Promise<object>,
): Promise<object> {
  const read = readLine(line, request)
  if ('error' in read) return read
  const { id } = read
  try {
    return { id, ...(await answer(read.request)) }
  } catch (error) {
    if (error instanceof UserError) return { id, error: messageOf(error) }
    // One bad input must not end a run of thousands; what it was is in the answer.
    return { id, error: `could not be handled: ${messageOf(error)}` }
  }
}

/** "text is missing", "text must be a string", "max_sentences must be 0 or more". */
function problemOf(issue: z.core.$ZodIssue, raw: unknown): string {
  const name = issue.path.join('.')
  if (name === '') return issue.code === 'invalid_type' ? 'this line is no JSON object' : issue.message
  const given = issue.path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown>)[key], raw)
  return `${name} ${given === undefined ? 'is missing' : mustBe(issue)}`
}

const KINDS: Record<string, string> = { int: 'a whole number', boolean: 'true or false', array: 'a list' }

function mustBe(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${KINDS[issue.expected] ?? `a ${issue.expected}`}`
    case 'too_small':
      return `must be ${issue.minimum} or more`
    case 'too_big':
      return `must be ${issue.maximum} or less`
    case 'invalid_value':
      return `must be one of ${issue.values.join(', ')}`
    default:
      return `is refused: ${issue.message}`
  }
}
