import type { FastifyReply, FastifyRequest } from 'fastify';
import { PHASES } from '#domain/kinds.ts';
import { previewAdvance, previewReminder } from '#storage/commands.ts';
import type { CycleProgress } from '#storage/repositories/progress.ts';
import { type CommandName, type CommandOptions, FOR_GOOD, runCommand } from '../commands.ts';
import { requireCycle, unknownCycle } from '../cycle-param.ts';
import { progressFor } from '../progress-for.ts';
import { visitorOf } from '../visitor.ts';
import { type CommandPreview, type CommandValues, commandBody } from './command-page.ts';
import { type PostedForm, readForm } from './form.ts';
import type { PagesDeps } from './install.ts';
import { sayNext } from './layout.ts';
import { refusalOf } from './refusal.ts';

interface Asked {
  id: string;
  name: CommandName;
  request: FastifyRequest;
}

/** @returns the confirmation page of a command. */
export async function showCommand(
  deps: PagesDeps,
  { id, name, request }: Asked,
  refused?: { problem: string; values: CommandValues },
): Promise<string> {
  const { id: cycleId } = await requireCycle(deps.db, id);
  const cycle = await progressFor(request, deps, cycleId);
  if (!cycle) throw unknownCycle(id);
  const values = refused?.values ?? valuesIn(readForm(request.query), '3');
  const preview = await previewOf(deps, name, cycle, values);
  return commandBody({ cycle, name, request, preview, values, problem: refused?.problem });
}

async function previewOf(
  { db, clock }: PagesDeps,
  name: CommandName,
  { id: cycleId, timeZone }: CycleProgress,
  values: CommandValues,
): Promise<CommandPreview> {
  if (name === 'advance') return { advance: await previewAdvance(db, cycleId) };
  if (name !== 'remind') return {};
  const scope = { cycleId, timeZone, now: clock.now(), ...reminderScope(values) };
  return { remind: await previewReminder(db, scope) };
}

/**
 * Carries out a confirmed command on the version that was on the page.
 * @returns that it is done, or the page again with what is wrong.
 */
export async function postCommand(
  deps: PagesDeps,
  asked: Asked & { reply: FastifyReply },
): Promise<{ done: true } | { done: false; status: number; body: string }> {
  const { id, name, request, reply } = asked;
  const form = readForm(request.body);
  const values = valuesIn(form, '');
  if (FOR_GOOD.includes(name) && form.one('sure') !== 'yes') {
    const problem = 'Tick that you are sure: it cannot be taken back. Nothing has changed so far.';
    return { done: false, status: 422, body: await showCommand(deps, asked, { problem, values }) };
  }
  try {
    const version = Number(form.one('version'));
    const result = await runCommand(deps, name, {
      cycleId: id,
      expectedVersion: Number.isInteger(version) && version > 0 ? version : undefined,
      actor: visitorOf(request).actor,
      ...(name === 'extend' ? extension(values) : {}),
      ...(name === 'remind' ? reminderScope(values) : {}),
    });
    sayNext(reply, result.summary);
    return { done: true };
  } catch (error) {
    const { status, text } = refusalOf(error);
    return { done: false, status, body: await showCommand(deps, asked, { problem: text, values }) };
  }
}

function valuesIn(form: PostedForm, days: string): CommandValues {
  return {
    days: form.one('days') || days,
    to: form.one('to'),
    phase: form.one('phase'),
    department: form.one('department').slice(0, 300),
    late: form.one('late') === 'yes' ? 'yes' : '',
  };
}

function reminderScope({ department, late }: CommandValues): CommandOptions {
  return { lateOnly: late === 'yes', ...(department ? { department } : {}) };
}

/** A day, where one was chosen, means more than the number that stood there. */
function extension({ days, to, phase }: CommandValues): CommandOptions {
  const known = PHASES.find((each) => each === phase);
  return {
    ...(to ? { to } : { workingDays: Number(days) }),
    ...(known ? { phase: known } : {}),
  };
}
