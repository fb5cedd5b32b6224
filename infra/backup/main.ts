import { Command } from 'commander';
import { BackupError } from './backup-error.ts';
import { drill } from './drill.ts';
import { restoreBackup } from './restore.ts';
import { saveBackup } from './save.ts';

/** `npm run backup`: copies of the database named by DATABASE_URL, and the proof that they can be restored. */
const program = new Command('backup').description('Saves, restores, and shows that restoring works.');

program
  .command('save')
  .description('Copies the running database as of one moment.')
  .argument('<folder>', 'a new folder')
  .action((folder: string) =>
    run(async (databaseUrl) => {
      const { tables, takenAt } = await saveBackup({ databaseUrl, folder });
      return `${tables.length} tables as of ${takenAt} are in ${folder}.`;
    }),
  );
program
  .command('restore')
  .description('Fills an empty database.')
  .argument('<folder>', 'what save has written')
  .action((folder: string) =>
    run(async (databaseUrl) => {
      const { tables, takenAt } = await restoreBackup({ databaseUrl, folder });
      return `${tables.length} tables are as they were on ${takenAt}. Start the worker: it makes up for what was due since.`;
    }),
  );
program
  .command('drill')
  .description('Saves, restores into a new database beside it, compares and removes both.')
  .action(() =>
    run(async (databaseUrl) => {
      const { rows, tables, saveSeconds, restoreSeconds, different } = await drill(databaseUrl);
      if (different.length > 0) process.exitCode = 4;
      const verdict =
        different.length === 0
          ? 'Every row was there again'
          : `These tables differ, by what was written meanwhile or by a fault: ${different.join(', ')}`;
      return `${verdict}: ${rows} rows of ${tables} tables, saved in ${saveSeconds.toFixed(1)} s, restored in ${restoreSeconds.toFixed(1)} s.`;
    }),
  );
await program.parseAsync();

async function run(work: (databaseUrl: string) => Promise<string>): Promise<void> {
  const databaseUrl = process.env.DATABASE_URL;
  try {
    if (!databaseUrl) throw new BackupError('DATABASE_URL is not set: set it to the database that is meant.');
    console.log(await work(databaseUrl));
  } catch (error) {
    if (!(error instanceof BackupError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
