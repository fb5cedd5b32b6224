/** What whoever saves or restores can put right; its message is one sentence that says how. */
export class BackupError extends Error {
  override name = 'BackupError';
}
