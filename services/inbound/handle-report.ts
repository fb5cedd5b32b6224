import { type InboundAddress, verifyBounce } from '#domain/reply/address.ts';
import { readDeliveryStatus } from '#domain/reply/delivery-status.ts';
import { type ReportedMail, readReportedMail, recordReport } from '#storage/suppression.ts';
import type { InboundDeps } from './handle-mail.ts';
import type { InboundMail } from './read-mail.ts';

export type BounceAddress = Extract<InboundAddress, { kind: 'bounce' }>;

/** @returns the mail to which the address belongs; undefined when we never made it. */
export async function findReportedMail(
  deps: InboundDeps,
  address: BounceAddress,
): Promise<ReportedMail | undefined> {
  return verifyBounce(deps.linkKeys, address) ? readReportedMail(deps.db, address.mailId) : undefined;
}

/**
 * Whoever wrote to the address of a mail's envelope knew what only its relays know; what else comes there (notes that
 * somebody is away, mails without a machine's part) is noted and changes nothing.
 */
export async function handleReport(
  deps: InboundDeps,
  { address, fingerprint, mail }: { address: BounceAddress; fingerprint: string; mail: InboundMail | null },
): Promise<void> {
  const reported = await findReportedMail(deps, address);
  if (!reported) return;
  const report = mail?.deliveryStatus ? readDeliveryStatus(mail.deliveryStatus) : null;
  const [verdict, status] = report ? ([report.is, report.status] as const) : (['report', null] as const);
  await recordReport(deps, { fingerprint, mail: reported, verdict, status });
  deps.logger.info({ verdict, status, mailId: reported.id }, 'a report about a mail came in');
}
