// What every npm script goes through: it makes sure that everything Quarterdeck needs is in place, then runs the command.
// Only Node's own modules are imported from here on, since nothing else need be installed yet.
import process from 'node:process';

/** The oldest Node that can carry the set-up; Quarterdeck itself runs on the Node 24 among its dependencies. */
const oldestNode = [20, 19];

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1])) {
  process.stderr.write(
    `Quarterdeck needs Node ${oldestNode.join('.')} or newer, and this is Node ${process.versions.node}.\n`,
  );
  process.exitCode = 1;
} else {
  // Imported only now: an older Node might stumble over these files before it can say why.
  const { setUpAndRun } = await import('./setup/commands.mjs');
  process.exitCode = await setUpAndRun(process.argv.slice(2));
}
