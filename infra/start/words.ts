import type { Config } from '#services/shared/config.ts';
import type { FirstLaunch } from './first-launch.ts';
import type { MailState } from './progress.ts';
import type { RuntimeFacts } from './running.ts';

/** @param people the file that was named, if one was. @returns what a start made of the database it found, a line each. */
export function launchLines(launch: FirstLaunch, people: { name: string } | undefined): string[] {
  if (launch.kind === 'goes-on')
    return [
      'Going on where the last run stopped.',
      ...(people
        ? [
            `Your people are here already: npm run okr -- people import ${people.name} brings them up to date.`,
          ]
        : []),
    ];
  if (launch.kind === 'people-only')
    return ['There are people and no cycle yet: launch one in the console, or by npm run okr -- launch.'];
  const { origin, cycle, departments } = launch;
  const who = origin === 'demo' ? 'the demo company Northlight' : 'your people';
  return [
    `Loaded ${who}: ${count(launch.people, 'person', 'people')}.`,
    `Launched “${cycle.name}”: ${count(cycle.participants, 'person', 'people')} of ${departments.join(' and ')}.`,
    ...(origin === 'own'
      ? [
          'These are simply the first departments; npm run okr -- launch starts a cycle for others or for everyone.',
        ]
      : []),
  ];
}

/** @returns how the mails stand, in a sentence; none when there never were any. */
export function mailLines(mails: MailState, pacing: Config['mailPacing'], toInbox: boolean): string[] {
  const lines: string[] = [];
  if (mails.sent > 0)
    lines.push(
      `${count(mails.sent, 'mail has', 'mails have')} gone out, ${toInbox ? 'all into the inbox' : 'by the relay of SMTP_URL'}.`,
    );
  const moving = mails.underWay - mails.held;
  if (moving > 0) lines.push(`${count(moving, 'mail is', 'mails are')} on the way.`);
  if (mails.held > 0)
    lines.push(
      `${count(mails.held, 'mail waits', 'mails wait')}: the relay did not take them; they are tried again.`,
    );
  if (mails.waiting > 0 && pacing === 'calm')
    lines.push('Mails that are due leave within their readers’ working hours (MAIL_PACING=calm).');
  return lines;
}

/** @returns where everything is and what to try next. */
export function readyLines(
  facts: RuntimeFacts,
  context: { logFile: string; remarks: readonly string[] },
): string[] {
  const { consoleUrl, token, inboxUrl, temporalUrl } = facts;
  return [
    '',
    `  Console:   ${consoleUrl}   sign in with the token ${token}`,
    ...(inboxUrl ? [`  Inbox:     ${inboxUrl}   every mail of this Quarterdeck, whoever it is for`] : []),
    ...(temporalUrl ? [`  Temporal:  ${temporalUrl}   the workflows, for the curious`] : []),
    '',
    ...context.remarks,
    ...(context.remarks.length > 0 ? [''] : []),
    'What to try next',
    ...(inboxUrl ? ['  Open a mail in the inbox, follow its link and answer: the console counts it.'] : []),
    '  npm run okr -- status    how the cycle is going',
    '  npm run okr -- advance   close the phase that is open and begin the next',
    '',
    `Ctrl-C stops everything; the next npm start goes on from there. Log: ${context.logFile}`,
  ];
}

const count = (n: number, one: string, many: string) => `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
