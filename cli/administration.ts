import { type Command, Option } from 'commander';
import { KEY_SCOPES } from '#domain/api-key.ts';
import { ROLES } from '#domain/kinds.ts';
import { takenWords } from '#domain/launch-policies/words.ts';
import { ORGANISATION_POLICY_KEYS, policyInfo } from '#domain/organisation-policies/keys.ts';
import { WEBHOOK_EVENTS } from '#domain/webhooks/events.ts';
import { endGrant, type GiveOptions, giveGrant, listRoles } from './access.ts';
import type { Client } from './client.ts';
import type { ExitCode } from './exit-codes.ts';
import { insight } from './insight.ts';
import { type KeyOptions, listApiKeys, makeApiKey, revokeApiKey } from './keys.ts';
import type { Output } from './output.ts';
import { decidePolicy, listPolicies, type PlaceOptions, undecidePolicy } from './policies.ts';
import { addHook, listHooks, removeHook, testHook } from './webhooks.ts';

/** What the commands of this file are made with: the program's own ways of adding, asking and ending. */
export interface CommandTools {
  program: Command;
  add: (parent: Command, usage: string, description: string) => Command;
  withClient: () => { output: Output; client: Client };
  finish: (code: ExitCode) => void;
  collect: (value: string, before: string[] | undefined) => string[];
  wholeNumber: (text: string) => number;
}

/** Adds what concerns the organisation rather than a cycle: roles, keys, webhooks, and what cycles say together. */
export function addAdministration(tools: CommandTools): void {
  const { program, add, withClient, finish } = tools;
  add(program, 'insight', 'Says what the cycles say together; of small groups nothing.').action(async () =>
    finish(await insight(withClient())),
  );
  addPolicies(tools);
  addGrants(tools);
  addKeys(tools);
  addWebhooks(tools);
}

const group = ({ program }: CommandTools, name: string, description: string): Command =>
  program.command(name).description(description).exitOverride();

function addPolicies(tools: CommandTools): void {
  const { add, withClient, finish } = tools;
  const policies = group(tools, 'policies', 'What launches start from; cycles that run keep what they have.');
  add(policies, 'list', 'Lists the organisation’s policies and where they differ.')
    .argument('[policy]', 'only this one, with since when and why')
    .action(async (key: string | undefined) => finish(await listPolicies(key, withClient())));
  const place = (command: Command) =>
    command
      .option('--department <path>', 'only there and below')
      .option('--country <code>', 'only in a country, such as DE')
      .requiredOption('--reason <text>', 'why; kept beside the policy');
  place(
    add(policies, 'set', 'Decides a policy for launches from now on.').argument(
      '<policy>',
      'such as check-in-rhythm',
    ),
  )
    .argument('<value>', 'such as fortnightly')
    .addHelpText('after', POLICY_HELP)
    .action(async (key: string, value: string, options: PlaceOptions) =>
      finish(await decidePolicy(key, value, options, withClient())),
    );
  place(
    add(policies, 'take-back', 'Takes back what was decided in a place.').argument(
      '<policy>',
      'such as visibility',
    ),
  ).action(async (key: string, options: PlaceOptions) =>
    finish(await undecidePolicy(key, options, withClient())),
  );
}

const POLICY_HELP = `
Policies and what they take:
${ORGANISATION_POLICY_KEYS.map((key) => `  ${key.padEnd(24)} ${takenWords(policyInfo(key).takes)}`).join('\n')}`;

function addGrants(tools: CommandTools): void {
  const { add, withClient, finish } = tools;
  const grants = group(tools, 'grants', 'Roles for a part of the organisation, or for a time.');
  add(grants, 'list', 'Lists the roles given beside the people file.').action(async () =>
    finish(await listRoles(withClient())),
  );
  add(grants, 'give', 'Gives somebody a role; the same again changes nothing.')
    .argument('<person>', 'email address or employee id')
    .addOption(
      new Option('--role <role>', 'which one')
        .choices(ROLES.filter((role) => role !== 'employee'))
        .makeOptionMandatory(),
    )
    .option('--department <path>', 'only there and below; leads and coaches need one')
    .option('--until <day>', 'the last day; coaches need one')
    .action(async (person: string, options: GiveOptions) =>
      finish(await giveGrant(person, options, withClient())),
    );
  add(grants, 'end', 'Ends a role, and the console sessions of its person.')
    .argument('<grant>', 'its id: okr grants list')
    .action(async (id: string) => finish(await endGrant(id, withClient())));
}

function addKeys(tools: CommandTools): void {
  const { add, withClient, finish, collect, wholeNumber } = tools;
  const keys = group(tools, 'keys', 'API keys, by which programs sign in.');
  add(keys, 'list', 'Lists API keys, never their secrets.').action(async () =>
    finish(await listApiKeys(withClient())),
  );
  add(keys, 'make', 'Makes an API key and prints its secret, once.')
    .argument('<name>', 'which program it is for')
    .addOption(
      new Option('--scope <scope>', 'what it may do; may be given several times')
        .argParser(collect)
        .makeOptionMandatory(),
    )
    .addOption(
      new Option('--days <number>', 'how long it works, 366 at most').argParser(wholeNumber).default(90),
    )
    .addHelpText('after', `\nScopes: ${KEY_SCOPES.join(', ')}`)
    .action(async (name: string, options: KeyOptions) =>
      finish(await makeApiKey(name, options, withClient())),
    );
  add(keys, 'revoke', 'Revokes an API key; it opens nothing any more.')
    .argument('<key>', 'its id: okr keys list')
    .action(async (id: string) => finish(await revokeApiKey(id, withClient())));
}

function addWebhooks(tools: CommandTools): void {
  const { add, withClient, finish, collect } = tools;
  const webhooks = group(tools, 'webhooks', 'Systems that are told of events.');
  add(webhooks, 'list', 'Lists webhooks and how their deliveries go.').action(async () =>
    finish(await listHooks(withClient())),
  );
  add(webhooks, 'add', 'Tells a system of events and prints the secret that signs them, once.')
    .argument('<url>', 'where events go')
    .addOption(
      new Option('--event <event>', 'which; may be given several times')
        .argParser(collect)
        .makeOptionMandatory(),
    )
    .addHelpText('after', `\nEvents: ${WEBHOOK_EVENTS.join(', ')}`)
    .action(async (url: string, options: { event: string[] }) =>
      finish(await addHook(url, options, withClient())),
    );
  const id = 'its id: okr webhooks list';
  add(webhooks, 'remove', 'Removes a webhook for good; what waits for it is not sent.')
    .argument('<webhook>', id)
    .action(async (hook: string) => finish(await removeHook(hook, withClient())));
  add(webhooks, 'test', 'Sends a test event.')
    .argument('<webhook>', id)
    .action(async (hook: string) => finish(await testHook(hook, withClient())));
}
