/** What of a mail's head decides whether a person wrote it. Names are in small letters. */
export interface MailHead {
  headers: Readonly<Record<string, string>>;
  subject: string;
  /** Addresses in From, in small letters. */
  from: readonly string[];
  /** The sender of the envelope; empty for reports and for answers of machines. */
  envelopeFrom: string;
  /** Whether its content type is multipart/report (RFC 6522). */
  isReport: boolean;
}

/** The headers that are looked at, so that nothing else of a mail need be kept. */
export const HEADERS_OF_MACHINES = [
  'auto-submitted',
  'precedence',
  'x-autoreply',
  'x-autorespond',
  'x-autoresponder',
  'x-auto-reply',
  'x-failed-recipients',
  'list-id',
  'list-post',
  'list-unsubscribe',
  'mailing-list',
  'x-loop',
  'feedback-id',
] as const;

const AWAY =
  /^(?:(?:re|aw|wg|fw|fwd|tr|rv|antw)\s*:\s*)*(?:automatic reply|auto(?:matic)?[- ]?(?:reply|response)|out of (?:the )?office|ooo\b|on vacation|i am away|away from|abwesend|abwesenheit|automatische antwort|nicht im b[üu]ro|im urlaub|r[ée]ponse automatique|absence du bureau|absent(?:e)? du|message d[’']absence|respuesta autom[áa]tica|fuera de la oficina|ausente|ausencia)/iu;

/** Their owners are programs, whatever else they say. */
const PROGRAMS =
  /^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?|listserv|majordomo)(?:[+.@-]|$)/;

/**
 * Tells mail of machines from mail of people (RFC 3834, 2): what a machine wrote is never acted on and never answered,
 * since two machines that answer each other do not stop.
 *
 * @returns `report` for reports about mails, `automatic` for everything else that no person wrote, null for a person's mail.
 */
export function machineOf({
  headers,
  subject,
  from,
  envelopeFrom,
  isReport,
}: MailHead): 'report' | 'automatic' | null {
  if (isReport) return 'report';
  const said = (name: string) => (headers[name] ?? '').trim().toLowerCase();
  const submitted = said('auto-submitted');
  if (submitted !== '' && !submitted.startsWith('no')) return 'automatic';
  if (/^(?:bulk|junk|list|auto_reply)/.test(said('precedence'))) return 'automatic';
  const others = HEADERS_OF_MACHINES.filter((name) => name !== 'auto-submitted' && name !== 'precedence');
  if (others.some((name) => said(name) !== '' && said(name) !== 'no')) return 'automatic';
  if (envelopeFrom.trim() === '') return 'automatic';
  if ([...from, envelopeFrom.toLowerCase()].some((address) => PROGRAMS.test(address))) return 'automatic';
  return AWAY.test(subject.trim()) ? 'automatic' : null;
}
