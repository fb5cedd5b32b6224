import { composeSignOff } from '#mails/sign-off.ts';
import type { ComposeSignOff } from '#storage/privacy/sign-offs.ts';

/** Where links in mails about records lead. */
export interface SignOffMailDeps {
  consoleUrl: string;
  taskPagesUrl: string;
}

/** @returns how a mail about a record is worded, with the domain of its message id. */
export function signOffMail({ consoleUrl, taskPagesUrl }: SignOffMailDeps): {
  compose: ComposeSignOff;
  domain: string;
} {
  return {
    domain: new URL(consoleUrl).hostname,
    compose: (mail, reader, { id, name, reason }) =>
      composeSignOff({
        ...{ mail, reader, name, reason },
        url: `${consoleUrl}/record/${id}`,
        pagesUrl: taskPagesUrl,
      }),
  };
}
