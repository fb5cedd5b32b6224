/** What a relay says became of a mail: `undelivered` for good, `delayed` for now; a status such as `5.1.1` (RFC 3463). */
export interface DeliveryReport {
  is: 'undelivered' | 'delayed';
  status: string;
}

const FIELD = /^([A-Za-z-]{1,40}):\s*(.{0,500})$/;
const STATUS = /^([245])\.(\d{1,3})\.(\d{1,3})(?!\d)/;

/**
 * Reads the machine's part of a report (RFC 3464, 2): groups of fields with empty lines between them, the first about the
 * mail, each further one about a recipient.
 *
 * @returns the gravest of what it says; null where every recipient has the mail, or nothing can be read.
 */
export function readDeliveryStatus(text: string): DeliveryReport | null {
  const found = text
    .slice(0, 20_000)
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n/)
    .flatMap((group) => reportOf(group) ?? []);
  return found.find(({ is }) => is === 'undelivered') ?? found[0] ?? null;
}

function reportOf(group: string): DeliveryReport | null {
  const fields = new Map<string, string>();
  for (const line of group.split('\n')) {
    const [, name = '', value = ''] = FIELD.exec(line.trim()) ?? [];
    if (name) fields.set(name.toLowerCase(), value.trim());
  }
  const [status = '', kind] = STATUS.exec(fields.get('status') ?? '') ?? [];
  if (kind === '5') return { is: 'undelivered', status };
  return kind === '4' ? { is: 'delayed', status } : null;
}
