// The texts that a command is handed: files and addresses by their names, or what is piped in. One that cannot be read
// is told and does not keep the others from being answered.
import type { Command } from 'commander'
import type { Desk } from '../app/app.js'
import { sentenceOf } from '../app/naming.js'
import type { DocumentReading } from '../app/read.js'
import { messageOf, UserError } from '../core/errors.js'
import { wantsJson, withDesk } from './command.js'
import { complain, sayJson } from './output.js'
import { readStdin } from './stdin.js'

export interface NamedText {
  /** As it was named; "-" for what is piped in. */
  name: string
  title: string
  text: string
  lang: string | undefined
}

/** Hands over each text in its turn. Where one of several is bad the exit code is 1; a single bad one is thrown. */
export async function eachText(
  from: Command,
  names: string[],
  handle: (text: NamedText) => Promise<void>,
): Promise<void> {
  await withDesk(async (desk) => {
    if (names.length === 0) return handle(await pipedIn(desk))
    for (const name of names) {
      try {
        await handle(await textOf(desk, name))
      } catch (error) {
        if (names.length === 1 || !(error instanceof UserError)) throw error
        if (wantsJson(from)) await sayJson({ id: name, error: messageOf(error) })
        complain(messageOf(error))
        process.exitCode = 1
      }
    }
  })
}

/** Throws where files are named beside --jsonl, which reads its requests from stdin. */
export function notBoth(names: string[]): void {
  if (names.length > 0) throw new UserError('Name files, or use --jsonl; not both.', { code: 2 })
}

async function pipedIn(desk: Desk): Promise<NamedText> {
  const bytes = await readStdin('a text')
  const { readText } = await import('../app/sources.js')
  try {
    return { name: '-', ...readText(bytes, desk.config.site.zone) }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    throw new UserError(sentenceOf('What was piped in', messageOf(error)), { cause: error })
  }
}

async function textOf(desk: Desk, name: string): Promise<NamedText> {
  const { readAny } = await import('../app/sources.js')
  const reading: DocumentReading = await readAny(desk, { file: name })
  if (reading.kind === 'feed') {
    throw new UserError(`${name} is a feed of many editorials. Show them: masthead sources read ${name}`, {
      code: 2,
    })
  }
  return { name, title: reading.title ?? '', text: reading.text, lang: reading.lang ?? undefined }
}
