import type { Welcome } from '#domain/presence/joining.ts';

interface Labelled {
  label: string;
  hint: string;
}

/** Where a manager chooses what somebody who joined shall do. */
export interface WelcomeTexts {
  title(name: string): string;
  why: string;
  howLong: string;
  question(name: string): string;
  options: Readonly<Record<Welcome, Labelled>>;
  keyResult: Labelled;
  none: string;
  send: string;
  choose: string;
  chooseKeyResult: string;
  done: { title: string; next: string };
}
