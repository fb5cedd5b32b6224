import { html } from 'ghtml';
import type { MailSection } from './model.ts';

/** A mail worded and in order, ready for its two forms. */
export interface MailContent {
  language: string;
  subject: string;
  greeting: string;
  /** The organisation's own first line. */
  intro?: string | undefined;
  /** How the organisation ends its mails. */
  signature?: string | undefined;
  /** Said before the sections of a digest. */
  lead: string | null;
  sections: readonly MailSection[];
  /** Lines, and links that may be pressed. */
  footer: ReadonlyArray<string | { label: string; url: string }>;
}

/** @returns the plain text form: complete in itself, links on lines of their own. */
export function renderText({ greeting, intro, signature, lead, sections, footer }: MailContent): string {
  const parts = [
    greeting,
    ...(intro ? [intro] : []),
    ...(lead ? [lead] : []),
    ...sections.map((section) => sectionText(section, sections.length > 1)),
    ...(signature ? [signature] : []),
  ];
  return `${parts.join('\n\n')}\n\n-- \n${footer.map((line) => (typeof line === 'string' ? line : `${line.label}: ${line.url}`)).join('\n')}\n`;
}

function sectionText(section: MailSection, inDigest: boolean): string {
  return [
    ...(inDigest ? [`${section.heading}\n${'-'.repeat(Math.min(60, section.heading.length))}`] : []),
    ...section.paragraphs,
    ...(section.items?.length ? [section.items.map((item) => `- ${item}`).join('\n')] : []),
    ...(section.closing ?? []),
    ...(section.button ? [`${section.button.label}:\n${section.button.url}`] : []),
    ...(section.links ?? []).map(({ label, url, note }) => `- ${label}${note ? `, ${note}` : ''}:\n${url}`),
    ...(section.due ? [`${section.due}.`] : []),
  ].join('\n\n');
}

/**
 * Styles stand at each element, since mail programs drop style sheets; the one in the head only repaints for the dark,
 * where it is understood. No images, nothing to fetch.
 *
 * @returns the HTML form.
 */
export function renderHtml(content: MailContent): string {
  const { language, subject, greeting, intro, signature, lead, sections, footer } = content;
  const preview = sections.length > 1 ? (lead ?? '') : (sections[0]?.paragraphs[0] ?? '');
  return html`<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${subject}</title>
<style>:root{color-scheme:light dark}@media (prefers-color-scheme:dark){.bg{background:#14181b!important}.sheet{background:#1b2024!important;border-color:#353d43!important}.ink{color:#e8e4db!important}.soft{color:#a5adb3!important}.go{background:#86c9dc!important;color:#0d2027!important}.line{border-color:#353d43!important}}</style>
</head><body class="bg" style="margin:0;padding:0;background:#fbfaf7">
<div style="display:none;max-height:0;overflow:hidden">${preview}</div>
<table role="presentation" class="bg" width="100%" cellpadding="0" cellspacing="0" style="background:#fbfaf7"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" class="sheet" width="100%" cellpadding="0" cellspacing="0" style="max-width:580px;background:#fff;border:1px solid #dcd8cf;border-radius:10px"><tr><td style="padding:28px 24px;${FONT}">
<p class="ink" style="${P}">${greeting}</p>
!${intro ? html`<p class="ink" style="${P}">${intro}</p>` : ''}
!${lead ? html`<p class="ink" style="${P}">${lead}</p>` : ''}
!${sections.map((section, index) => sectionHtml(section, index, sections.length)).join('')}
!${signature ? html`<p class="ink" style="${P};margin-top:22px;white-space:pre-line">${signature}</p>` : ''}
</td></tr></table>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:580px"><tr><td style="padding:16px 24px;${FONT}">
!${footer.map((line) => html`<p class="soft" style="margin:0 0 6px;color:#59626a;font-size:13px;line-height:1.45">!${typeof line === 'string' ? html`${line}` : html`<a class="soft" href="${line.url}" style="color:#59626a">${line.label}</a>`}</p>`).join('')}
</td></tr></table></td></tr></table></body></html>`;
}

const FONT = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif";
const P = 'margin:0 0 14px;color:#20262b;font-size:17px;line-height:1.5';

function sectionHtml(section: MailSection, index: number, count: number): string {
  const { heading, paragraphs, items = [], closing = [], button, links = [], due } = section;
  const rule = index > 0 ? 'border-top:1px solid #dcd8cf;padding-top:22px;margin-top:26px' : '';
  return html`<div class="line" style="${rule}">
<h1 class="ink" style="margin:0 0 10px;color:#20262b;font-size:${count > 1 ? '18' : '21'}px;line-height:1.3">${heading}</h1>
!${paragraphs.map((text) => html`<p class="ink" style="${P};white-space:pre-line">${text}</p>`).join('')}
!${items.length > 0 ? html`<ul style="margin:0 0 14px;padding-left:20px">!${items.map((item) => html`<li class="ink" dir="auto" style="${P};margin-bottom:6px">${item}</li>`).join('')}</ul>` : ''}
!${closing.map((text) => html`<p class="ink" style="${P};white-space:pre-line">${text}</p>`).join('')}
!${button ? html`<p style="margin:18px 0 10px"><a class="go" href="${button.url}" style="display:inline-block;background:#17576b;color:#fff;text-decoration:none;font-weight:600;font-size:17px;line-height:1.3;padding:13px 22px;border-radius:8px">${button.label}</a></p>` : ''}
!${links.map(({ label, url, note }) => html`<p style="margin:0 0 8px"><a class="also line ink" dir="auto" href="${url}" style="display:block;border:1px solid #dcd8cf;border-radius:8px;padding:11px 14px;color:#17576b;font-weight:600;font-size:17px;line-height:1.3;text-decoration:underline">${label}!${note ? html`<span class="soft" style="display:block;color:#59626a;font-size:14px;font-weight:400">${note}</span>` : ''}</a></p>`).join('')}
!${due ? html`<p class="soft" style="margin:0;color:#59626a;font-size:14px">${due}.</p>` : ''}</div>`;
}
