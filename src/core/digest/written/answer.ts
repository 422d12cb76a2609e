// Reads the JSON that a model was asked for, whatever it put around it: a fence, its thoughts, a greeting.
// Lenient with the wrapping, strict with what is inside.
import type { z } from 'zod'

/** UTF-16 units; what is longer holds no answer of ours. */
export const LONGEST_ANSWER = 20_000

/** Null when the text holds no single JSON object of that shape. */
export function readAnswer<Shape extends z.ZodType>(text: string, shape: Shape): z.output<Shape> | null {
  if (text.length > LONGEST_ANSWER) return null
  // What a reasoning model thought aloud is no answer.
  const said = text.replace(/^\s*<think>[\s\S]*?<\/think>/, '')
  const from = said.indexOf('{')
  const to = said.lastIndexOf('}')
  if (from === -1 || to < from) return null
  const parsed = shape.safeParse(parseJson(said.slice(from, to + 1)))
  return parsed.success ? parsed.data : null
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
