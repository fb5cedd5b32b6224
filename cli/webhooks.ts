import { type Client, listOf, numberOf, textOf, textsOf } from './client.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { type Output, table } from './output.ts';

interface Tools {
  output: Output;
  client: Client;
}

/** `webhooks list`: which systems are told of which events, and how that goes. */
export async function listHooks({ output, client }: Tools): Promise<ExitCode> {
  const answer = await client.get('/v1/webhooks');
  if (output.json) output.data(answer);
  const hooks = listOf(answer, 'webhooks');
  if (hooks.length === 0) output.line('No system is told of events.');
  for (const line of table(hooks.map(hookCells))) output.line(line);
  return EXIT.ok;
}

/** `webhooks add URL`: prints the secret that signs its events, which is nowhere else; alone on standard output. */
export async function addHook(
  url: string,
  { event }: { event: string[] },
  { output, client }: Tools,
): Promise<ExitCode> {
  const made = await client.post('/v1/webhooks', { url, events: event });
  if (output.json) output.data(made);
  output.line(textOf(made, 'secret'));
  output.note(
    `${textOf(made, 'url')} is told of events from now on (${textOf(made, 'id')}). Keep the secret now: it is not shown again.`,
  );
  return EXIT.ok;
}

/** `webhooks remove ID`: for good; what waits for it is not sent. */
export async function removeHook(id: string, { output, client }: Tools): Promise<ExitCode> {
  await client.post(`/v1/webhooks/${encodeURIComponent(id)}/remove`);
  if (output.json) output.data({ removed: id });
  output.line('It is removed; what waited for it is not sent.');
  return EXIT.ok;
}

/** `webhooks test ID`: sends it an event that says nothing; how it went is in the list a little later. */
export async function testHook(id: string, { output, client }: Tools): Promise<ExitCode> {
  const answer = await client.post(`/v1/webhooks/${encodeURIComponent(id)}/test`);
  if (output.json) output.data(answer);
  output.line(
    `A test event is on its way to ${textOf(answer, 'url')}; okr webhooks list says when it got through.`,
  );
  return EXIT.ok;
}

function hookCells(hook: unknown): string[] {
  const sent = textOf(hook, 'lastSentAt');
  return [
    textOf(hook, 'id'),
    textOf(hook, 'url'),
    textOf(hook, 'state'),
    textsOf(hook, 'events').join(' '),
    sent ? `last sent ${sent.slice(0, 16).replace('T', ' ')} UTC` : 'nothing sent yet',
    `${numberOf(hook, 'waiting')} waiting, ${numberOf(hook, 'parked')} given up`,
  ];
}
