import { html } from 'ghtml';
import type { Welcome } from '#domain/presence/joining.ts';
import { PHASE_NAMES } from '#mails/texts/en/words.ts';
import type { Absent, ByCard, Joined, Moved } from '../data/presence.ts';
import type { ReportData } from '../data.ts';
import { plural, shortDay } from '../dates.ts';

const DOES: Readonly<Record<Welcome, string>> = {
  contribute: 'contributes to the team’s goals',
  'take-over': 'took over a key result',
  'own-goals': 'wrote short goals of their own',
};

/** @returns safe HTML: who was away, joined or got another manager, and what that came to; empty when nobody was. */
export function presenceSection({ presence }: ReportData): string {
  const { absent, joined, moved, byCard } = presence;
  const lines = [
    ...absent.map(absence),
    ...joined.map(newcomer),
    ...moved.map(move),
    ...byCard.map(withCard),
  ];
  if (lines.length === 0) return '';
  return html`<section aria-labelledby="presence"><h2 id="presence">Who was away, joined or moved</h2>
    <p>Made up by the rehearsal, or entered in your people file: what happens to people while a quarter runs.</p>
    <ul>!${lines.map((line) => html`<li>${line}</li>`).join('')}</ul></section>`;
}

function absence(absent: Absent): string {
  const { name, department, from, to, delegate, deadline, passedOn, keyResultsLent, mails, backOn } = absent;
  const over = deadline ? `, over the end of “${PHASE_NAMES[deadline]}”` : '';
  const passed = passedOn > 0 ? ` ${plural(passedOn, 'task')} passed to somebody else.` : '';
  const lent =
    keyResultsLent > 0 && delegate
      ? ` ${delegate} looked after ${plural(keyResultsLent, 'key result')}.`
      : '';
  const got =
    mails === 0 ? 'no mail reached them' : `${plural(mails, 'mail')} reached them, which never may be`;
  const back = backOn ? `; one on ${shortDay(backOn)} said what is open` : '';
  return `${name} (${department}) was away from ${shortDay(from)} to ${shortDay(to)}${over}: ${got}${back}.${passed}${lent}`;
}

function newcomer({ name, department, joinedOn, part, choice }: Joined): string {
  const does = part === 'observer' ? 'looks on' : choice ? DOES[choice] : 'takes part like everybody else';
  return `${name} joined ${department} on ${shortDay(joinedOn)} and ${does}.`;
}

function withCard({ name, department, done }: ByCard): string {
  return `No mail reaches ${name} (${department}), who did ${plural(done, 'thing')} by a printed card.`;
}

function move({ name, on, manager }: Moved): string {
  return `${name} reports to ${manager ?? 'nobody'} since ${shortDay(on)}; open reviews went along.`;
}
