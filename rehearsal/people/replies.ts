import type { PageForm } from './browser.ts';
import type { Chance } from './chance.ts';
import { moved } from './figures.ts';
import type { ReceivedMail } from './mailbox.ts';

/** A reply as a mail program sends it. */
export interface Letter {
  to: string;
  from: string;
  messageId: string;
  inReplyTo: string;
  subject: string;
  date: Date;
  text: string;
}

/** How people write it in the languages of mails. */
const WORDS: Readonly<
  Record<string, { hello: string; same: string; keep: string; blocked: string; unclear: string; bye: string }>
> = {
  en: {
    hello: 'Hi,',
    same: 'same as last week',
    keep: 'keep all',
    blocked: 'blocked by legal',
    unclear: 'a little better',
    bye: 'Best regards',
  },
  de: {
    hello: 'Hallo,',
    same: 'unverändert',
    keep: 'alle behalten',
    blocked: 'blockiert durch den Einkauf',
    unclear: 'etwas besser',
    bye: 'Viele Grüsse',
  },
  fr: {
    hello: 'Bonjour,',
    same: 'rien de changé',
    keep: 'tout garder',
    blocked: 'bloqué par les achats',
    unclear: 'un peu mieux',
    bye: 'Cordialement',
  },
  es: {
    hello: 'Hola:',
    same: 'sin cambios',
    keep: 'mantener todo',
    blocked: 'bloqueado por compras',
    unclear: 'algo mejor',
    bye: 'Un saludo',
  },
};

const NOTHING_NEW = 0.3;
const NAMES_A_BLOCKER = 0.2;
/** So many say in the middle of the period that all goals stay; the others leave that open. */
const KEEPS_ALL = 0.8;
/** So many do not find the right form at once, and take the page after the answer. */
const UNCLEAR = 0.15;

/**
 * @param input.form the page's, where figures stand in the reader's own number format.
 * @returns what somebody writes back and whether it can be understood; undefined where the mail cannot be answered with
 *   figures.
 */
export function writeReply(input: {
  mail: ReceivedMail;
  form: PageForm;
  chance: Chance;
  now: Date;
}): { letter: Letter; clear: boolean } | undefined {
  const { mail, form, chance, now } = input;
  const words = WORDS[mail.language] ?? WORDS.en;
  const figures = [...form.values].flatMap(([name, value]) => (name.endsWith('[value]') ? [value] : []));
  if (!mail.replyTo || !words || figures.length !== mail.letters.length || figures.includes(''))
    return undefined;
  const luck = (...what: string[]) => chance.of(mail.to, mail.subject, ...what);
  const clear = luck('unclear') >= UNCLEAR;
  const lines = figures.map((figure, place) => {
    const told = clear ? moved(figure, luck('value', String(place))) : words.unclear;
    const sure =
      luck('sure', String(place)) < 0.6
        ? ` ${chance.between(3, 9, mail.to, mail.subject, String(place))}/10`
        : '';
    const blocked = luck('blocked', String(place)) < NAMES_A_BLOCKER ? ` ${words.blocked}` : '';
    return `${mail.letters[place]} ${told}${clear ? sure + blocked : ''}`;
  });
  const said = clear && luck('same') < NOTHING_NEW ? words.same : lines.join('\n');
  const asksToKeep = [...form.options.keys()].some((name) => name.endsWith('[adjust]'));
  const own = clear && asksToKeep && luck('keep') < KEEPS_ALL ? `${said}\n${words.keep}` : said;
  const quoted = `> ${mail.subject}\n> …`;
  return {
    clear,
    letter: {
      to: mail.replyTo,
      from: mail.to,
      messageId: mail.messageId.replace('<', '<re-'),
      inReplyTo: mail.messageId,
      subject: `Re: ${mail.subject}`,
      date: now,
      text: `${words.hello}\n\n${own}\n\n${words.bye}\n\nOn Monday OKR <rehearsal@localhost> wrote:\n${quoted}\n`,
    },
  };
}
