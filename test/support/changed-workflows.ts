import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { bundleWorkflows } from '#services/worker/create-worker.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * The example of `docs/changing-workflows.md`: an escalation no longer waits for the reminder before it. Five phases have
 * these lines; to workflows that are running it means one timer more at the same moment.
 */
export const TODAY = `  await phase.nudge('remind', activities.remindOpenTasks);
  await phase.nudge('escalate', activities.escalateOpenTasks);
`;
const APART = `Promise.all([
      phase.nudge('remind', activities.remindOpenTasks),
      phase.nudge('escalate', activities.escalateOpenTasks),
    ]);`;
export const UNGUARDED = `    await ${APART}
`;
export const PATCH_ID = 'escalate-apart-from-remind';
export const GUARDED = `  if (patched('${PATCH_ID}')) {
    await ${APART}
  } else {
    await phase.nudge('remind', activities.remindOpenTasks);
    await phase.nudge('escalate', activities.escalateOpenTasks);
  }
`;

/**
 * @param lines what stands in place of `TODAY`.
 * @returns a bundle of the present workflows with that change made to a copy of them.
 */
export async function bundleChanged(lines: string): Promise<WorkflowBundleWithSourceMap> {
  const copy = mkdtempSync(path.join(os.tmpdir(), 'quarterdeck-changed-'));
  try {
    cpSync(path.join(root, 'workflows'), path.join(copy, 'workflows'), { recursive: true });
    cpSync(path.join(root, 'package.json'), path.join(copy, 'package.json'));
    for (const name of ['domain', 'node_modules']) symlinkSync(path.join(root, name), path.join(copy, name));
    changePhases(path.join(copy, 'workflows', 'phases'), lines);
    return await bundleWorkflows(path.join(copy, 'workflows', 'index.ts'));
  } finally {
    rmSync(copy, { recursive: true });
  }
}

function changePhases(folder: string, lines: string): void {
  let changed = 0;
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    const source = readFileSync(file, 'utf8');
    if (!source.includes(TODAY)) continue;
    writeFileSync(
      file,
      `import { patched } from '@temporalio/workflow';\n${source.replace(TODAY, () => lines)}`,
    );
    changed += 1;
  }
  if (changed < 5) throw new Error(`${changed} phases remind and escalate as the example expects, not 5.`);
}
