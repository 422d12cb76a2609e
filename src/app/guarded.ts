// Reading what strangers wrote: whatever our parsers trip over becomes one sentence.
import { messageOf, UserError } from '../core/errors.js'
import type { App } from './app.js'

/** A document that trips one of our parsers must not keep the other sources from being read. */
export async function guarded<Result>(
  app: App,
  signal: AbortSignal | undefined,
  read: () => Promise<Result>,
): Promise<Result> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof UserError) throw error
    if (signal?.aborted) throw new UserError('was not read to its end: the service is stopping')
    app.log.error({ err: error }, 'reading met a defect')
    throw new UserError(`met a defect in Masthead, please report it: ${messageOf(error)}`, { cause: error })
  }
}
