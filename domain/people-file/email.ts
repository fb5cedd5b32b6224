export const EMAIL_FIX = 'Write one address such as anna@example.org, or leave the cell empty.';

/** @returns what is wrong with the address, or undefined. Stricter than RFC 5321: no quoted local parts, no bare hosts. */
export function badEmail(value: string): string | undefined {
  const at = value.lastIndexOf('@');
  if (at === -1) return 'it has no @';
  const local = value.slice(0, at);
  const domain = value.slice(at + 1);
  if (local.includes('@') || /[\s<>,;:"()[\]\\]/.test(value)) return 'it has characters that no address has';
  if (local === '' || local.length > 64) return 'the part before the @ is empty or too long';
  if (!/^[\w.!#$%&'*+/=?^`{|}~-]+$/.test(local)) return 'mail servers accept only ASCII before the @';
  if (local.startsWith('.') || local.endsWith('.') || local.includes('..')) return 'its dots are misplaced';
  if (!/^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u.test(domain))
    return 'the part after the @ is not a domain';
  return undefined;
}
