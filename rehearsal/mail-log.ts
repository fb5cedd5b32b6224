import { sql } from 'kysely';
import type { MailClass, NoticeKind } from '#domain/kinds.ts';
import type { Db } from '#storage/database.ts';
import type { ReceivedMail } from './people/mailbox.ts';

/** A line of `mails.ndjson`. `date` is the rehearsal's time. */
export interface MailLine {
  to: string;
  class: MailClass;
  kinds: NoticeKind[];
  subject: string;
  date: string;
  messageId: string;
  cycleIds: string[];
  taskIds: string[];
}

/** Joins what arrived with what the store knows of it; ordered by date, then address. */
export async function mailLines(db: Db, received: readonly ReceivedMail[]): Promise<MailLine[]> {
  const { rows } = await sql<Pick<MailLine, 'messageId' | 'class' | 'kinds' | 'cycleIds' | 'taskIds'>>`
    select message_id, class, kinds, cycle_ids, task_ids from mail`.execute(db);
  const known = new Map(rows.map((row) => [row.messageId, row]));
  return received
    .map((mail) => {
      const row = known.get(mail.messageId);
      if (!row) throw new Error(`a mail arrived that nobody sent: ${mail.messageId}`);
      return {
        to: mail.to,
        class: row.class,
        kinds: row.kinds,
        subject: mail.subject,
        date: mail.date.toISOString(),
        messageId: mail.messageId,
        cycleIds: row.cycleIds,
        taskIds: row.taskIds,
      };
    })
    .sort((a, b) => compare(a.date, b.date) || compare(a.to, b.to) || compare(a.subject, b.subject));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
