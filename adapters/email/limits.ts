// What receivers and relays take, as numbers. The planner fills a mail up to them, `violations` holds it to them.
import type { Pace } from '../../src/core/channel.js'

export const LIMITS = {
  /** Bytes of the HTML part. Gmail clips a mail at 102 KB and hides the rest behind a link; Google states no
   * number, tests are gathered in github.com/hteumeuleu/email-bugs/issues/41. We read KB as the smaller 1,000. */
  htmlBytes: 102_000,
  /** Bytes of one <style> element: Gmail drops a longer one (github.com/hteumeuleu/email-bugs/issues/90). */
  styleBytes: 16_000,
  /** Graphemes of the subject; phones show about half of it. */
  subject: 90,
  /** Octets of a line, RFC 5322 section 2.1.1; the composer folds what is longer, so only headers are held to it. */
  headerLine: 998,
} as const

/** How much of an edition one mail holds; the rest stands behind its link to the web. */
export const ROOM = {
  /** Bytes of HTML that the planner fills: the limit, less what a personal footer may need. */
  htmlBytes: LIMITS.htmlBytes - 4_000,
  /** Editorials named in one line under "also published". */
  listed: 25,
  /** Papers named as missing. */
  missing: 20,
  /** Editorials named with their position under the topics, in all and under one topic. */
  rows: 24,
  rowsOfTopic: 6,
  /** UTF-16 code units of one summary; a longer one is no summary and only its headline is named. */
  summary: 6_000,
  /** UTF-16 code units of a position that stands alone; a longer one gives way to its headline. */
  position: 1_000,
  /** Graphemes of an introduction. */
  introduction: 600,
  /** Graphemes of a headline, of a name, of a reason. */
  headline: 300,
  name: 120,
  reason: 300,
  /** Graphemes of a model's name. */
  model: 60,
  /** Characters of a link; longer ones are trackers or mistakes, and one must not crowd out an editorial. */
  url: 2_000,
} as const

/** Columns of the plain text: what RFC 3676 section 4.2 advises for mail that is quoted and answered. */
export const TEXT_COLUMNS = 72

/** Below what relays for hire take from a new account: Amazon SES starts at 14 a second out of its sandbox, and the
 * account's own figure stands in its console (docs.aws.amazon.com/ses/latest/dg/manage-sending-quotas.html). */
export const PACE: Pace = { perSecond: 10, together: 5 }
