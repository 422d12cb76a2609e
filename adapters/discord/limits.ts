// What Discord refuses, as data, and the form in which we hand it messages.
// Sources: https://discord.com/developers/docs/resources/message#embed-object-embed-limits ("limits"),
// https://github.com/discord/discord-api-spec ("spec": RichEmbed, MessageCreateRequest).

/** Lengths are counted in UTF-16 units, which is never less than what Discord counts. */
export const LIMITS = {
  /** A user may write 4000 with Nitro, and the spec says so; a bot may write 2000. */
  content: 2000,
  /** Per message (limits). */
  embeds: 10,
  /** Titles, descriptions, field names, field values, footers and authors of all embeds together (limits). */
  allEmbeds: 6000,
  title: 256,
  description: 4096,
  fields: 25,
  fieldName: 256,
  fieldValue: 1024,
  footer: 2048,
  author: 256,
  /** Of every address in an embed (spec). */
  url: 2048,
  color: 0xffffff,
  /** Of `nonce` (spec). */
  nonce: 25,
} as const

/** MessageFlags.SuppressNotifications: the message arrives without a sound. */
export const SILENT = 1 << 12

/** The body of "create message" in Discord's own REST form. */
export interface DiscordMessage {
  content?: string
  embeds?: Embed[]
  allowed_mentions: { parse: [] }
  flags?: number
}

export interface Embed {
  title?: string
  url?: string
  description?: string
  color?: number
  author?: { name: string; url?: string }
  footer?: { text: string }
  fields?: { name: string; value: string; inline?: boolean }[]
}

/** What an embed weighs against `LIMITS.allEmbeds`. */
export function weight(embed: Embed): number {
  const texts = [embed.title, embed.description, embed.author?.name, embed.footer?.text]
  for (const field of embed.fields ?? []) texts.push(field.name, field.value)
  return texts.reduce((sum, text) => sum + (text?.length ?? 0), 0)
}
