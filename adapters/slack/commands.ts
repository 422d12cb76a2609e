// /editorial: acknowledged at once, answered privately when the answer is there, and never with silence.
import type { App, RespondFn } from '@slack/bolt'
import type { Answer, Tools } from '../../src/core/channel.js'
import { messageOf } from '../../src/core/errors.js'
import type { Question } from '../../src/core/model.js'
import type { SlackMessage } from './limits.js'
import { reply } from './reply.js'

const FAILED = 'That did not work just now. Please try again in a minute.'

export function answerCommands(app: App, answer: Answer, { log, site }: Tools): void {
  app.command('/editorial', async ({ command, ack, respond }) => {
    await ack()
    try {
      await tell(respond, reply(await answer(readQuestion(command.text)), site))
    } catch (error) {
      log.error({ reason: messageOf(error) }, 'question from Slack was not answered')
      await tell(respond, reply({ kind: 'notice', text: FAILED }, site)).catch(() => undefined)
    }
  })
  // Bolt acknowledges what failed before it reached a listener; here it is at least told.
  app.error(async (error) => {
    log.error({ reason: messageOf(error) }, 'event from Slack failed')
  })
}

/** "  LATEST  “Harbor  Ledger” " is verb "latest", words "Harbor Ledger". Slack hands the text over as typed. */
export function readQuestion(text: string | undefined): Question {
  const words = (text ?? '')
    .slice(0, 500)
    .replace(/["'“”‘’«»`]/g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '')
  return { verb: (words[0] ?? 'help').toLowerCase(), words: words.slice(1).join(' ') }
}

async function tell(respond: RespondFn, message: SlackMessage): Promise<void> {
  await respond({ response_type: 'ephemeral', ...message })
}
