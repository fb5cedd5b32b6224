import { resolve } from 'node:path';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { MERGED_GOALS } from '#domain/departments/merger.ts';
import { SPLIT_PLACES } from '#domain/departments/split.ts';
import { PHASES } from '#domain/kinds.ts';
import { LAUNCH_POLICY_KEYS } from '#domain/launch-policies/keys.ts';
import { takesWords } from '#domain/launch-policies/words.ts';
import { addAdministration } from './administration.ts';
import { type AuditPackOptions, auditPack } from './audit-pack.ts';
import { type Client, createClient } from './client.ts';
import { type Connection, findConnection } from './connection.ts';
import { audit, command, type LaunchOptions, launch, record, results, retention, status } from './cycles.ts';
import { type MergeOptions, mergeDepartment, type SplitOptions, splitDepartment } from './departments.ts';
import { doctor } from './doctor.ts';
import { CliError, EXIT, type ExitCode } from './exit-codes.ts';
import { createOutput, type Output, type Streams } from './output.ts';
import { outstanding, type ReminderOptions, reassign, remind } from './outstanding.ts';
import { type ImportOptions, importFile } from './people.ts';
import { erase, personData } from './person-data.ts';
import { away, back, leave } from './presence.ts';
import { resumeMail, undelivered } from './suppressions.ts';
import { importValues } from './values.ts';

const EXIT_HELP = `
Exit codes:
  0  done
  1  the input has a problem: a bad row, an unknown department, a date that does not exist
  2  the command was written wrongly
  3  Quarterdeck is not running, cannot be reached, or does not accept the token
  4  the present state of things does not allow it (a cycle that is paused, closed, changed meanwhile)

It finds Quarterdeck by QUARTERDECK_URL and QUARTERDECK_TOKEN, else the one that "npm start" runs here.`;

const POLICY_HELP = `
Policies that a launch can decide for itself (--policy check-in-rhythm=fortnightly):
${LAUNCH_POLICY_KEYS.map((key) => `  ${key.padEnd(22)} ${takesWords(key)}`).join('\n')}`;

export interface CliDeps {
  env: Readonly<Record<string, string | undefined>>;
  runtimeFile: URL | string;
  streams: Streams;
  fetcher?: typeof fetch;
}

/**
 * Runs the command line.
 * @param args the arguments after the program's name.
 * @returns the exit code; it neither throws nor ends the process.
 */
export async function runCli(args: readonly string[], deps: CliDeps): Promise<ExitCode> {
  const json = args.includes('--json');
  const output = await createOutput({ json, streams: deps.streams });
  let exitCode: ExitCode = EXIT.ok;
  const connect = () => connectClient(findConnection(deps.env, deps.runtimeFile), deps.fetcher);
  const program = buildProgram({
    output,
    streams: deps.streams,
    connect,
    // npm runs scripts in the project's folder; a path means the folder in which the user stands.
    directory: deps.env.INIT_CWD ?? process.cwd(),
    finish: (code) => {
      exitCode = code;
    },
  });
  program.configureOutput({
    writeOut: (text) => deps.streams.stdout.write(text),
    writeErr: (text) => deps.streams.stderr.write(text),
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    if (!(error instanceof CliError)) throw error;
    if (json) output.data({ error: error.problem ?? { title: error.message }, exitCode: error.exitCode });
    output.note(error.message);
    return error.exitCode;
  }
}

const connectClient = (connection: Connection, fetcher: typeof fetch | undefined) =>
  fetcher ? createClient(connection, fetcher) : createClient(connection);

function buildProgram(tools: {
  output: Output;
  connect: () => Client;
  finish: (code: ExitCode) => void;
  directory: string;
  streams: Streams;
}): Command {
  const { output, connect, finish, directory, streams } = tools;
  const withClient = () => ({ output, client: connect() });
  const program = new Command('okr')
    .description('Runs OKR cycles from the command line, through the console’s REST interface.')
    .addHelpText('after', EXIT_HELP)
    .addOption(new Option('--json', 'print results as JSON and nothing else'))
    .exitOverride()
    .showHelpAfterError('(okr --help shows how it is written)')
    .enablePositionalOptions();
  const json = () => new Option('--json', 'print the result as JSON and nothing else');
  const add = (parent: Command, usage: string, description: string) =>
    parent.command(usage).description(description).addOption(json()).exitOverride();

  const people = program.command('people').description('People and departments.').exitOverride();
  add(people, 'import', 'Imports a people file (CSV); nothing is written when it has a problem.')
    .argument('<file>', 'the CSV file')
    .option('--dry-run', 'say what would happen and write nothing')
    .option('--skip-bad-rows', 'import the good rows and leave the others out')
    .option('--remove-missing', 'whoever the file does not mention leaves; it cannot be taken back')
    .option(
      '--map <header=column>',
      'what a column with a name of its own is; may be given several times, and is remembered',
      collect,
    )
    .option('--offline', 'judge the file by itself, without a running system; implies --dry-run')
    .action(async (file: string, options: ImportOptions) =>
      finish(await importFile(resolve(directory, file), options, { output, connect })),
    );

  add(people, 'undelivered', 'Lists addresses that take no mail.').action(async () =>
    finish(await undelivered(withClient())),
  );
  add(people, 'resume-mail', 'Sends mail to an address again that took none.')
    .argument('<email>', 'the address')
    .action(async (email: string) => finish(await resumeMail(email, withClient())));

  const key = 'email address or employee id';
  add(people, 'away', 'Says when somebody is away; without days it lists their absences.')
    .argument('<person>', key)
    .option('--from <day>', 'the first day away, such as 2027-02-15')
    .option('--to <day>', 'the last day away; the first one when left out')
    .option('--delegate <person>', 'who stands in')
    .action(async (person: string, options: { from?: string; to?: string; delegate?: string }) =>
      finish(await away(person, options, withClient())),
    );
  add(people, 'back', 'Takes away the absence that is under way, or else the next one.')
    .argument('<person>', key)
    .action(async (person: string) => finish(await back(person, withClient())));
  add(people, 'leave', 'Somebody leaves the organisation; what they own has another owner the same day.')
    .argument('<person>', key)
    .option('--dry-run', 'say what it would come to and change nothing')
    .action(async (person: string, options: { dryRun?: boolean }) =>
      finish(await leave(person, options, withClient())),
    );

  add(people, 'data', 'Takes out everything about a person as JSON; it is noted in the trail.')
    .argument('<person>', key)
    .action(async (person: string) => finish(await personData(person, withClient())));
  add(people, 'erase', 'Erases somebody who has left; it cannot be taken back.')
    .argument('<person>', key)
    .requiredOption('--name <name>', 'their name, so that it is them')
    .action(async (person: string, options: { name: string }) =>
      finish(await erase(person, options, withClient())),
    );

  const departments = program.command('departments').description('Departments.').exitOverride();
  add(departments, 'merge', 'Merges a department into another one; it cannot be taken back.')
    .argument('<department>', 'the one that goes, by name or path')
    .requiredOption('--into <department>', 'the one that stays')
    .addOption(
      new Option('--goals <choice>', 'its goals in cycles that run: they run on, or end')
        .choices(MERGED_GOALS)
        .makeOptionMandatory(),
    )
    .option('--dry-run', 'say what it would come to and change nothing')
    .action(async (from: string, options: MergeOptions) =>
      finish(await mergeDepartment(from, options, withClient())),
    );

  add(departments, 'split', 'Takes people out of a department into a new one.')
    .argument('<department>', 'the one that is split, by name or path')
    .requiredOption('--name <name>', 'what the new one is called')
    .requiredOption('--person <person>', `who goes (${key}); may be given several times`, collect)
    .requiredOption('--lead <person>', 'who leads them: one of them, or anybody who leads nothing yet')
    .addOption(
      new Option('--place <place>', 'beside the department that is split, or below it')
        .choices(SPLIT_PLACES)
        .makeOptionMandatory(),
    )
    .option('--key-result <id>', 'an agreed key result that goes along; may be given several times', collect)
    .option('--dry-run', 'say what it would come to and change nothing')
    .action(async (from: string, options: SplitOptions) =>
      finish(await splitDepartment(from, options, withClient())),
    );

  const values = program.command('values').description('Figures of key results.').exitOverride();
  add(values, 'import', 'Sets figures from a CSV file with key_result, value and, if needed, owner.')
    .argument('<file>', 'the CSV file')
    .option('--dry-run', 'say what would happen and set nothing')
    .action(async (file: string, options: { dryRun?: boolean }) =>
      finish(await importValues(resolve(directory, file), options, withClient())),
    );

  add(program, 'quality', 'Says what is weak in OKR sets, one JSON set a line; needs no running system.')
    .argument('<file>', 'the file, or - for standard input')
    .action(async (file: string) => {
      // Four languages' lexicons take a while to compile; no other command needs them.
      const { quality } = await import('./commands/quality.ts');
      finish(await quality(file, { directory, streams }));
    });

  add(program, 'launch', 'Launches a cycle; launching the same one again changes nothing.')
    .requiredOption('--quarter <period>', 'such as 2027-Q1, 2027, or 2027-02-01..2027-04-30')
    .option(
      '--departments <names>',
      'names or paths, with commas between them; each includes its sub-departments',
    )
    .option('--department <name>', 'one department; may be given several times', collect)
    .option('--except <name>', 'a department that stays out; may be given several times', collect)
    .option('--start <when>', 'now, or a day; three weeks before the period when left out')
    .option('--name <name>', 'what the cycle is called')
    .option('--sponsor <email>', 'who states the strategy')
    .option('--note <text>', 'the sponsor’s own words, with which the first mail begins')
    .option(
      '--policy <key=value>',
      'decides something for this launch only; may be given several times',
      collect,
    )
    .option('--include-shared', 'also people who are in a running cycle already')
    .option('--dry-run', 'show the plan and write nothing')
    .option('--ask-works-council', 'send its record to the works council to sign; nothing is launched')
    .addHelpText('after', POLICY_HELP)
    .action(async (options: LaunchOptions) => finish(await launch(options, withClient())));

  const cycleHelp = 'its id, or the beginning of its name; not needed when one cycle is going on';
  add(program, 'status', 'Says how the cycles are going.')
    .argument('[cycle]', cycleHelp)
    .action(async (cycle: string | undefined) => finish(await status(cycle, withClient())));

  add(program, 'record', 'Prints what a cycle does with data, as a Markdown file.')
    .argument('[cycle]', cycleHelp)
    .action(async (cycle: string | undefined) => finish(await record(cycle, withClient())));

  add(program, 'retention', 'Says when the personal contents of a cycle are erased, or postpones it.')
    .argument('[cycle]', cycleHelp)
    .option('--until <day>', 'keep them until then')
    .option('--reason <text>', 'what they are needed for')
    .action(async (cycle: string | undefined, options: { until?: string; reason?: string }) =>
      finish(await retention(cycle, options, withClient())),
    );

  add(program, 'results', 'Takes out final goals, scores and reviews as JSON; it is noted in the trail.')
    .argument('[cycle]', cycleHelp)
    .option('--csv', 'as CSV, for a spreadsheet')
    .action(async (cycle: string | undefined, options: { csv?: boolean }) =>
      finish(await results(cycle, options, withClient())),
    );

  for (const [name, description] of COMMANDS)
    add(program, name, description)
      .argument('[cycle]', cycleHelp)
      .action(async (cycle: string | undefined) =>
        finish(await command(name, cycle, undefined, withClient())),
      );

  const department = () =>
    new Option('--department <path>', 'only this department and all below it, by its path');
  add(program, 'outstanding', 'Lists who is asked for what since when.')
    .argument('[cycle]', cycleHelp)
    .addOption(department())
    .option('--late', 'only what is late')
    .action(async (cycle: string | undefined, options: ReminderOptions) =>
      finish(await outstanding(cycle, options, withClient())),
    );
  add(program, 'remind', 'Sends one reminder to those with an open task.')
    .argument('[cycle]', cycleHelp)
    .addOption(department())
    .option('--late', 'only those who are late')
    .option('--dry-run', 'say whom it would reach and send nothing')
    .action(async (cycle: string | undefined, options: ReminderOptions) =>
      finish(await remind(cycle, options, withClient())),
    );
  add(program, 'reassign', 'Asks somebody else for an open task; okr outstanding shows the tasks.')
    .argument('<task>', 'the task’s id')
    .requiredOption('--to <person>', key)
    .option('--dry-run', 'say what would happen and change nothing')
    .action(async (task: string, options: { to: string; dryRun?: boolean }) =>
      finish(await reassign(task, options, withClient())),
    );

  add(program, 'extend', 'Moves the deadline of a phase.')
    .argument('[cycle]', cycleHelp)
    .addOption(
      new Option('--days <number>', 'by so many working days').argParser(wholeNumber).conflicts('to'),
    )
    .addOption(new Option('--to <day>', 'to a day, such as 2027-01-15'))
    .addOption(new Option('--phase <phase>', 'the one that is under way when left out').choices(PHASES))
    .action(async (cycle: string | undefined, options: { days?: number; to?: string; phase?: string }) => {
      const { days, to, phase } = options;
      if (days === undefined && to === undefined)
        throw new CliError(EXIT.usage, 'Say how far: okr extend --days 3, or --to 2027-01-15.');
      finish(await command('extend', cycle, { days, to, phase }, withClient()));
    });

  add(program, 'audit', 'Lists what happened in a cycle, the newest first.')
    .argument('[cycle]', cycleHelp)
    .addOption(new Option('--limit <number>', 'how many events').argParser(wholeNumber).default(50))
    .action(async (cycle: string | undefined, options: { limit: number }) =>
      finish(await audit(cycle, options.limit, withClient())),
    );

  add(program, 'audit-pack', 'Takes everything for an auditor in one file, or checks such a file.')
    .option('--out <file>', 'take a pack into this file')
    .option('--check <file>', 'say whether a pack is whole and as it was taken; needs no running system')
    .option('--unpack <folder>', 'also lay its parts out as files')
    .action(async (options: AuditPackOptions) =>
      finish(await auditPack(options, { output, connect, directory })),
    );

  add(program, 'doctor', 'Shows what disagrees between the database and Temporal.')
    .option('--mend', 'starts, wakes and ends workflows so that they agree again')
    .action(async (options: { mend?: boolean }) => finish(await doctor(options, withClient())));
  addAdministration({ program, add, withClient, finish, collect, wholeNumber });
  return program;
}

const COMMANDS = [
  ['pause', 'Stops reminders and deadlines until you resume.'],
  ['resume', 'Goes on; deadlines move by the length of the pause.'],
  ['advance', 'Closes the phase that is open, with what is there, and opens the next.'],
  ['cancel', 'Ends the cycle for good; what was written stays on record.'],
] as const;

const collect = (name: string, before: string[] | undefined) => [...(before ?? []), name];

function wholeNumber(text: string): number {
  if (!/^\d{1,4}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
}
