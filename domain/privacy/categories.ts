/** What is kept about people, in words for whoever asks: why, who sees it besides its author, and what becomes of it. */
export interface DataCategory {
  what: string;
  why: string;
  seenBy: string;
  /** `erased`, `anonymous` or `kept` when the time is over that a cycle's contents are kept. */
  afterwards: 'erased' | 'anonymous' | 'kept';
}

/** In the order in which people ask. Roles of the console stand in a table of their own, made from the permissions. */
export const DATA_CATEGORIES: readonly DataCategory[] = [
  {
    what: 'Name, address, title, department, manager, place, language and role from the people file',
    why: 'To ask the right person in their language and working hours',
    seenBy: 'HR ops, auditors, leads for their own departments',
    afterwards: 'kept',
  },
  {
    what: 'Absences, from when to when and who stands in; never why',
    why: 'So that nobody away gets mail and nothing of theirs is left alone',
    seenBy: 'HR ops, auditors, the person’s lead',
    afterwards: 'kept',
  },
  {
    what: 'Goals with their key results, drafts, versions and who wrote them',
    why: 'To agree on goals and to know later what was agreed',
    seenBy: 'As the policy of visibility says',
    afterwards: 'anonymous',
  },
  {
    what: 'Check-ins: figures, confidence',
    why: 'To see early where help is needed',
    seenBy: 'As the policy of visibility says',
    afterwards: 'anonymous',
  },
  {
    what: 'Check-ins: what was said and what is in the way',
    why: 'So that a team can help',
    seenBy: 'The team and those who lead it',
    afterwards: 'erased',
  },
  {
    what: 'Reviews: what a reviewer said, and the answers',
    why: 'To agree on goals in a conversation',
    seenBy: 'Author and reviewers',
    afterwards: 'erased',
  },
  {
    what: 'Scores with their reasons; of single people only where they have goals of their own',
    why: 'To learn for the next goals; never to rate anybody',
    seenBy: 'As the policy of visibility says',
    afterwards: 'anonymous',
  },
  {
    what: 'Concerns and their answers',
    why: 'So that a concern is answered within the promised time',
    seenBy: 'Who raised it and whom it was addressed to; numbers without words for HR ops',
    afterwards: 'erased',
  },
  {
    what: 'Feedback and thanks',
    why: 'To recognise and to learn from each other',
    seenBy: 'Author and addressee; thanks also in the celebration',
    afterwards: 'erased',
  },
  {
    what: 'What was learned, and answers about the process itself',
    why: 'To make the next cycle better',
    seenBy:
      'HR ops, executives and auditors, without names; lessons at the celebration where their author agreed',
    afterwards: 'erased',
  },
  {
    what: 'Mails that were sent, and replies to them',
    why: 'To prove what was sent, and never to send it twice',
    seenBy: 'Nobody; numbers alone are shown',
    afterwards: 'erased',
  },
  {
    what: 'Who was asked for what until when, and when it was done',
    why: 'To remind, and to count how many took part',
    seenBy: 'HR ops, auditors and leads, as the policy of lists by name says',
    afterwards: 'anonymous',
  },
  {
    what: 'The trail of what happened: who, when, what; no words',
    why: 'So that it can be proved what was done by whom',
    seenBy: 'HR ops and auditors; administrators’ actions also the works council',
    afterwards: 'anonymous',
  },
];
