// renderAs: an edition in the form that a machine or a channel takes.
import { UserError } from '../core/errors.js'
import type { Edition } from '../core/model.js'
import type { Desk } from './app.js'

/** `json` is the edition itself, `html` the page that the email shows, a channel's name its messages as JSON. */
export async function renderAs(desk: Desk, edition: Edition, format: string): Promise<string> {
  if (format === 'json') return JSON.stringify(edition)
  const channels = desk.config.channels.map(({ channel }) => channel)
  if (format === 'html') {
    const email = channels.find((channel) => channel.name === 'email')
    if (email?.draw) return email.draw(await email.render(edition, desk.site), desk.site)
  }
  const channel = channels.find(({ name }) => name === format)
  if (!channel) {
    const names = ['text', 'json', 'html', ...channels.map(({ name }) => name)].join(', ')
    throw new UserError(`There is no format "${format}". There are: ${names}.`, { code: 2 })
  }
  return JSON.stringify(await channel.render(edition, desk.site), null, 2)
}
