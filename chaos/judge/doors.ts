/** What somebody without the right asks for, and what they hope to get. */
interface Knock {
  what: string;
  method: 'GET' | 'POST';
  url: string;
  headers?: Readonly<Record<string, string>>;
  body?: string;
}

/** Where the doors are, and links that open them for the right person. */
export interface DoorEvidence {
  consoleUrl: string;
  cycleId: string;
  /** Links as they came in mails. */
  links: readonly string[];
}

/** What a door may answer to somebody who has no right: nothing that shows or changes anything. */
const SHUT = [301, 302, 303, 401, 403, 404, 410];

/**
 * Asks at the doors without a right (I5): at each route of the console as nobody and with a made-up token, and at the task
 * pages with links whose signature was cut from another link or changed.
 *
 * @returns a sentence for each door that opened.
 */
export async function judgeDoors(evidence: DoorEvidence): Promise<string[]> {
  const broken: string[] = [];
  for (const knock of [...atTheConsole(evidence), ...withForgedLinks(evidence.links)]) {
    const { method, url, headers = {}, body } = knock;
    const answer = await fetch(url, {
      method,
      redirect: 'manual',
      headers,
      signal: AbortSignal.timeout(10_000),
      ...(body === undefined ? {} : { body }),
    }).catch(() => undefined);
    await answer?.body?.cancel();
    if (!answer) broken.push(`I5: ${knock.what} got no answer, so nobody knows whether it is shut`);
    else if (!SHUT.includes(answer.status))
      broken.push(`I5: ${knock.what} was answered with ${answer.status}`);
  }
  return broken;
}

function atTheConsole({ consoleUrl, cycleId }: DoorEvidence): Knock[] {
  const routes = [
    ['GET', '/v1/cycles'],
    ['GET', `/v1/cycles/${cycleId}`],
    ['POST', `/v1/cycles/${cycleId}/advance`],
    ['POST', `/v1/cycles/${cycleId}/cancel`],
    ['POST', '/v1/cycles'],
    ['GET', `/cycles/${cycleId}`],
  ] as const;
  const visitors = [
    { who: 'nobody', headers: {} },
    { who: 'a made-up token', headers: { authorization: `Bearer ${'x'.repeat(32)}` } },
  ];
  return routes.flatMap(([method, path]) =>
    visitors.map(({ who, headers }) => ({
      what: `${method} ${path.replace(cycleId, ':cycle')} by ${who}`,
      method,
      url: `${consoleUrl}${path}`,
      headers:
        method === 'POST' ? { ...headers, 'content-type': 'application/json', 'if-match': '"1"' } : headers,
      ...(method === 'POST' ? { body: '{}' } : {}),
    })),
  );
}

/** One link with the end of the next one, and one with a letter changed. */
function withForgedLinks(links: readonly string[]): Knock[] {
  const [one, other] = links;
  if (!one || !other) return [];
  const end = 8;
  const changed = one.at(-end) === 'A' ? 'B' : 'A';
  const forged = [
    { what: 'a link with the signature of another', url: one.slice(0, -end) + other.slice(-end) },
    { what: 'a link with one letter changed', url: one.slice(0, -end) + changed + one.slice(1 - end) },
  ];
  return forged.flatMap(({ what, url }) => [
    { what: `GET of ${what}`, method: 'GET' as const, url },
    {
      what: `POST of ${what}`,
      method: 'POST' as const,
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'action=submit',
    },
  ]);
}
