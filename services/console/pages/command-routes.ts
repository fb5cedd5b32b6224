import type { FastifyReply, FastifyRequest } from 'fastify';
import { PHASES } from '#domain/kinds.ts';
import { readProgress } from '#storage/repositories/progress.ts';
import { CONSOLE_ACTOR } from '../actor.ts';
import { type CommandName, type ExtendOptions, runCommand } from '../commands.ts';
import { requireCycle, unknownCycle } from '../cycle-param.ts';
import { commandBody } from './command-page.ts';
import { readForm } from './form.ts';
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
  refused?: { problem: string; values: { days: string; to: string; phase: string } },
): Promise<string> {
  const { id: cycleId } = await requireCycle(deps.db, id);
  const cycle = await readProgress(deps.db, cycleId, deps.clock.now());
  if (!cycle) throw unknownCycle(id);
  return commandBody({ cycle, name, request, ...refused });
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
  const values = { days: form.one('days'), to: form.one('to'), phase: form.one('phase') };
  try {
    const version = Number(form.one('version'));
    const result = await runCommand(deps, name, {
      cycleId: id,
      expectedVersion: Number.isInteger(version) && version > 0 ? version : undefined,
      actor: CONSOLE_ACTOR,
      ...(name === 'extend' ? extension(values) : {}),
    });
    sayNext(reply, result.summary);
    return { done: true };
  } catch (error) {
    const { status, text } = refusalOf(error);
    return { done: false, status, body: await showCommand(deps, asked, { problem: text, values }) };
  }
}

/** A day, where one was chosen, means more than the number that stood there. */
function extension({ days, to, phase }: { days: string; to: string; phase: string }): ExtendOptions {
  const known = PHASES.find((each) => each === phase);
  return {
    ...(to ? { to } : { workingDays: Number(days) }),
    ...(known ? { phase: known } : {}),
  };
}
