import type { Client } from './client.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { Output } from './output.ts';

interface Finding {
  kind: string;
  subject: string;
  text: string;
  remedy: string | null;
}

/** `doctor`: what disagrees between PostgreSQL and Temporal; with `--mend` what can be mended is. */
export async function doctor(
  { mend = false }: { mend?: boolean },
  { output, client }: { output: Output; client: Client },
): Promise<ExitCode> {
  const answer: unknown = mend ? await client.post('/v1/doctor/mend') : await client.get('/v1/doctor');
  const findings = findingsOf(answer);
  const answers = read(answer, 'temporalAnswers') !== false;
  if (output.json) output.data(answer);
  else for (const line of linesOf(answer, findings, answers)) output.line(line);
  return findings.length > 0 || !answers ? EXIT.refused : EXIT.ok;
}

function linesOf(answer: unknown, findings: readonly Finding[], answers: boolean): string[] {
  const mended = read(answer, 'mended');
  const done = Array.isArray(mended) ? mended.map((each) => `Mended: ${each}.`) : [];
  const silent = answers ? [] : ['Temporal does not answer: check that it runs. Nothing is lost meanwhile.'];
  if (findings.length === 0)
    return [
      ...done,
      ...silent,
      ...(answers ? [`All is well: ${String(read(answer, 'workflows'))} workflows run as they should.`] : []),
    ];
  const mendable = findings.some(({ remedy }) => remedy !== null);
  return [
    ...done,
    ...silent,
    ...findings.map(
      ({ kind, subject, text, remedy }) =>
        `${kind}  ${subject}: ${text}${remedy ? ` To mend: ${remedy}.` : ''}`,
    ),
    ...(mendable && done.length === 0 ? ['Mend what can be mended: okr doctor --mend'] : []),
  ];
}

function findingsOf(answer: unknown): Finding[] {
  const findings = read(answer, 'findings');
  return Array.isArray(findings) ? findings : [];
}

function read(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
