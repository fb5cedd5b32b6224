import { ROLES } from './kinds.ts';
import { PERMISSION_TEXTS, PERMISSIONS, ROLE_NAMES, ROLE_PERMISSIONS } from './permissions.ts';

/** @returns the table of who may do what, in Markdown, as docs/access.md shows it. */
export function permissionsTable(): string {
  const roles = ROLES.map((role) => ROLE_NAMES[role]);
  const rows = PERMISSIONS.map((permission) => [
    `\`${permission}\``,
    PERMISSION_TEXTS[permission].does,
    ...ROLES.map((role) => (ROLE_PERMISSIONS[role].includes(permission) ? '●' : '')),
  ]);
  return [['permission', 'to …', ...roles], ['---', '---', ...roles.map(() => ':-:')], ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}
