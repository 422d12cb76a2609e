// /editorial: acknowledged at once, answered privately when the answer is there, and never with silence.
import type { App, RespondFn } from '@slack/bolt'
import type { Answer, Tools } from '../../src/core/channel.js'
import { messageOf, UserError } from '../../src/core/errors.js'
import type { Question } from '../../src/core/model.js'
import type { SlackMessage } from './limits.js'
import { reply } from './reply.js'

const FAILED = 'That did not work just now. Please try again in a minute.'

/** `track` hears of each answer being given, so that closing can wait for it. */
export function answerCommands(
  app: App,
  answer: Answer,
  { log, site, acked }: Tools,
  track: (work: Promise<void>) => void,
): void {
  app.command('/editorial', async ({ command, ack, respond }) => {
    const heardAt = performance.now()
    const work = ack().then(() => {
      acked?.(performance.now() - heardAt)
      return answerOne(command.text, respond)
    })
    track(work)
    await work
  })
  // Bolt acknowledges what failed before it reached a listener.
  app.error(async (error) => {
    log.error({ reason: messageOf(error) }, 'event from Slack failed')
  })

  async function answerOne(text: string, respond: RespondFn): Promise<void> {
    try {
      await tell(respond, reply(await answer(readQuestion(text)), site))
    } catch (error) {
      if (!(error instanceof UserError)) {
        log.error({ reason: messageOf(error) }, 'question from Slack was not answered')
      }
      const notice = error instanceof UserError ? error.message : FAILED
      await tell(respond, reply({ kind: 'notice', text: notice }, site)).catch(() => undefined)
    }
  }
}

/**
 * "  LATEST  “Harbor  Ledger” " is verb "latest", words "Harbor Ledger". Slack hands the text over as typed. What is
 * searched for keeps its quotation marks: they make a phrase.
 */
export function readQuestion(text: string | undefined): Question {
  const typed = (text ?? '').slice(0, 500)
  const searched = /^\s*search\s+(.*)$/is.exec(typed)?.[1]
  if (searched !== undefined) return { verb: 'search', words: searched.trim() }
  const words = typed
    .split(/\s+/)
    // Quotes around words only: the apostrophe of "People's Daily" belongs to its name.
    .map((word) => word.replace(/^["'“”‘’«»`]+|["'“”‘’«»`]+$/g, ''))
    .filter((word) => word !== '')
  return { verb: (words[0] ?? 'help').toLowerCase(), words: words.slice(1).join(' ') }
}

async function tell(respond: RespondFn, message: SlackMessage): Promise<void> {
  await respond({ response_type: 'ephemeral', ...message })
}
