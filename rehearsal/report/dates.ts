/** Days as the report writes them; all of them are local days, `YYYY-MM-DD`. */

const format = (options: Intl.DateTimeFormatOptions) => {
  const formatter = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
  return (date: string) => formatter.format(new Date(date)).replace(',', '');
};

/** @returns `Fri 11 Dec`. */
export const shortDay = format({ weekday: 'short', day: 'numeric', month: 'short' });
/** @returns `11 Dec`. */
export const dayAndMonth = format({ day: 'numeric', month: 'short' });
/** @returns `Friday 11 December 2026`. */
export const longDay = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
/** @returns `Dec`. */
export const shortMonth = format({ month: 'short' });

/** @returns a number as the report writes it: `1,391`. */
export const figure = (value: number): string => value.toLocaleString('en-GB');

/** @returns a share as a whole percentage that is 100 or 0 only when it really is. */
export function percent(share: number): string {
  if (share > 0 && share < 0.01) return 'under 1 %';
  return `${share < 1 ? Math.min(99, Math.round(share * 100)) : 100} %`;
}

/** @returns `1 mail`, `12 mails`. */
export function plural(count: number, noun: string, several = `${noun}s`): string {
  return `${figure(count)} ${count === 1 ? noun : several}`;
}

/** @returns minutes as people say them: `25 min`, `2 h 5 min`. */
export function duration(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours > 0 && `${hours} h`, (rest > 0 || hours === 0) && `${rest} min`].filter(Boolean).join(' ');
}
