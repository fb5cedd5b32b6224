import path from 'node:path';
import { localhost } from '../runtime/ports.ts';
import { reservePort } from './ports.ts';
import { readTexts, writePrivateFile } from './private-file.ts';
import type { StartSettings } from './settings.ts';
import type { Stops } from './stops.ts';

/** Every port of a start but PostgreSQL's, which nobody opens by hand. */
const WISHES = [
  { variable: 'CONSOLE_PORT', what: 'the console', preferred: 4000, part: undefined },
  { variable: 'TASK_PAGES_PORT', what: 'the task pages', preferred: 4001, part: undefined },
  { variable: 'INBOUND_SMTP_PORT', what: 'replies to mails', preferred: 2525, part: undefined },
  { variable: 'INBOX_PORT', what: "the inbox's web page", preferred: 1080, part: 'inbox' },
  { variable: 'INBOX_SMTP_PORT', what: "the inbox's SMTP", preferred: 1025, part: 'inbox' },
  { variable: 'TEMPORAL_PORT', what: 'Temporal', preferred: 7233, part: 'temporal' },
  { variable: 'TEMPORAL_UI_PORT', what: "Temporal's web pages", preferred: 8233, part: 'temporal' },
] as const;
type Variable = (typeof WISHES)[number]['variable'];

interface Moved {
  variable: Variable;
  what: string;
  from: number;
  to: number;
  /** Whether it was on the other one last time. */
  again: boolean;
}

export interface PortPlan {
  ports: Record<Variable, number>;
  /** What to know about ports that are other ones than usual. */
  remarks: string[];
}

/**
 * Chooses the ports of this run: what was asked for, else those of last time, else the usual ones or their neighbours, so
 * that two checkouts can run on one machine.
 * @throws Error with one sentence when a port that was asked for is taken.
 */
export async function planPorts(settings: StartSettings, stops: Stops): Promise<PortPlan> {
  const file = path.join(settings.dataDir, 'ports.json');
  const remembered = readRemembered(file);
  const plan: PortPlan = {
    ports: {
      CONSOLE_PORT: 0,
      TASK_PAGES_PORT: 0,
      INBOUND_SMTP_PORT: 0,
      INBOX_PORT: 0,
      INBOX_SMTP_PORT: 0,
      TEMPORAL_PORT: 0,
      TEMPORAL_UI_PORT: 0,
    },
    remarks: [],
  };
  const moved: Moved[] = [];
  for (const { variable, what, preferred, part } of WISHES) {
    if (part && !settings.brings[part]) continue;
    const { port, insteadOf, release } = await reservePort({
      variable,
      what,
      preferred,
      host: part ? localhost : settings.host,
      given: settings.ports[variable],
      remembered: remembered[variable],
    });
    stops.add('last', release);
    plan.ports[variable] = port;
    if (insteadOf)
      moved.push({ variable, what, from: insteadOf, to: port, again: remembered[variable] !== undefined });
  }
  plan.remarks.push(...remarksOn(moved));
  writePrivateFile(
    file,
    JSON.stringify(Object.fromEntries(Object.entries(plan.ports).map(([k, v]) => [k, String(v)]))),
  );
  return plan;
}

function remarksOn(moved: readonly Moved[]): string[] {
  if (moved.length === 0) return [];
  const each = moved.map(({ what, from, to, variable }) => `${what} ${to} instead of ${from} (${variable})`);
  const links = moved.find(({ variable, again }) => variable === 'TASK_PAGES_PORT' && again);
  return [
    `Ports in use by others moved some of ours: ${each.join(', ')}. The variables choose.`,
    ...(links
      ? [`Links in mails sent before lead to port ${links.from}, where nobody answers them now.`]
      : []),
  ];
}

function readRemembered(file: string): Partial<Record<Variable, number>> {
  let texts: Record<string, string> | undefined;
  try {
    texts = readTexts(file);
  } catch {
    // Only a convenience: the usual ports are as good.
  }
  const known = WISHES.map(({ variable }) => [variable, Number(texts?.[variable])] as const);
  return Object.fromEntries(known.filter(([, port]) => Number.isInteger(port) && port > 0 && port <= 65_535));
}
