// The account at the end: what the ledger says became of each delivery, held against what the mail server took. Pure.
import type { LedgerLine } from './house.js'
import type { Taken } from './mail.js'

export interface Balance {
  planned: number
  accepted: number
  failed: number
  bounced: number
  /** Not known, and said so: a person must look. Taken or not, they are no loss. */
  uncertain: number
  cancelled: number
  unfinished: number
  /** Readers without a delivery, deliveries that never ended, and mails called accepted that nobody took. */
  lost: number
  /** Mails beyond the first to one reader. */
  duplicates: number
  /** Duplicates under another Message-ID than the first mail to that reader. */
  renamed: number
  /** Mails taken for readers whose delivery the ledger calls failed or cancelled. */
  unwanted: number
}

/** `ledger` has a line for each delivery, and for each reader without one. */
export function balanceOf(ledger: LedgerLine[], taken: Taken[]): Balance {
  const byReader = new Map<string, Taken[]>()
  for (const mail of taken) byReader.set(mail.recipient, [...(byReader.get(mail.recipient) ?? []), mail])
  const mailsTo = ({ recipient }: LedgerLine) => byReader.get(recipient)?.length ?? 0
  const having = (...statuses: (string | null)[]) => ledger.filter(({ status }) => statuses.includes(status))
  const repeats = [...byReader.values()].flatMap(([first, ...more]) => more.map((mail) => ({ first, mail })))
  const unfinished = having('planned', 'sending').length
  const unsent = having('accepted').filter((line) => mailsTo(line) === 0).length
  return {
    planned: ledger.length - having(null).length,
    accepted: having('accepted').length,
    failed: having('failed').length,
    bounced: having('bounced').length,
    uncertain: having('uncertain').length,
    cancelled: having('cancelled').length,
    unfinished,
    lost: having(null).length + unfinished + unsent,
    duplicates: repeats.length,
    renamed: repeats.filter(({ first, mail }) => mail.messageId !== first?.messageId).length,
    unwanted: having('failed', 'cancelled').filter((line) => mailsTo(line) > 0).length,
  }
}

/** What the promise allows of duplicates, and what it forbids; one sentence for each that does not hold. */
export function brokenPromises(
  balance: Balance,
  { inDoubt, editions }: { inDoubt: number; editions: number },
): string[] {
  const { planned, accepted, failed, bounced, uncertain, cancelled, unfinished } = balance
  const sum = accepted + failed + bounced + uncertain + cancelled + unfinished
  return [
    editions === 1 ? [] : [`one slot has ${editions} editions`],
    planned === sum ? [] : [`${planned} were planned, and ${sum} are accounted for`],
    balance.lost === 0 ? [] : [`${balance.lost} were lost`],
    balance.duplicates <= inDoubt
      ? []
      : [`${balance.duplicates} came twice, and no more than ${inDoubt} were in doubt`],
    balance.renamed === 0 ? [] : [`${balance.renamed} came again under another Message-ID`],
    balance.unwanted === 0 ? [] : [`${balance.unwanted} were sent and are called failed or cancelled`],
  ].flat()
}
